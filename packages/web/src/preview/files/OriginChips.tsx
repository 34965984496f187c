import { ButtonIcon, Text } from '@backstage/ui';
import type { Origin } from '@stagecraft/engine';
import { useState, type RefObject } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import type { FileView } from '../../worker/protocol.ts';
import { useMedia } from '../drawer/useMedia.ts';
import type { EditorControls } from '../editor/CodeEditor.tsx';
import { inOrder } from '../origins.ts';
import { usePreviewState } from '../store.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';

/** Chips that stand in one line, by the width of the page; the rest come on request. */
const FEW = [
  { media: '(min-width: 140rem)', chips: 14 },
  { media: '(min-width: 90rem)', chips: 7 },
] as const;
const FEWEST = 4;

interface OriginChipsProps {
  readonly file: FileView;
  readonly controls: RefObject<EditorControls | null>;
  readonly filterBy: (origin: Origin) => void;
}

/** Who put the file there; a press shows only their lines. */
export function OriginChips({ file, controls, filterBy }: OriginChipsProps) {
  const { preview } = useText();
  const markOf = useOriginMarks();
  const only = usePreviewState((state) => state.only);
  const [all, setAll] = useState(false);
  const origins = inOrder(file.origins);
  const few = useFew();
  const fits = origins.length <= few + 1;
  const shown = all || fits ? origins : firstOf(origins, few, only);
  return (
    <ul className={styles.chips} aria-label={preview.file.origins}>
      {shown.map((origin) => (
        <li key={origin}>
          <Chip
            origin={origin}
            lines={linesOf(file, origin)}
            pressed={only === origin}
            filterBy={filterBy}
          />
        </li>
      ))}
      {!fits && (
        <li>
          <button
            type="button"
            className={styles.moreChips}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all
              ? preview.file.fewerOrigins
              : preview.file.moreOrigins(origins.length - shown.length)}
          </button>
        </li>
      )}
      {only !== undefined && (
        <li>
          {linesOf(file, only) > 0 ? (
            <Steps title={markOf(only).title} controls={controls} />
          ) : (
            <Text variant="body-x-small" color="secondary">
              {preview.file.nothingOf(markOf(only).title)}
            </Text>
          )}
        </li>
      )}
    </ul>
  );
}

interface ChipProps {
  readonly origin: Origin;
  readonly lines: number;
  readonly pressed: boolean;
  readonly filterBy: (origin: Origin) => void;
}

function Chip({ origin, lines, pressed, filterBy }: ChipProps) {
  const { preview } = useText();
  const format = useFormat();
  const { title, path } = useOriginMarks()(origin);
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={pressed}
      onClick={() => filterBy(origin)}
    >
      {path !== undefined && (
        <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
          <path d={path} />
        </svg>
      )}
      {title}{' '}
      {lines > 0 && (
        <span className={styles.lines}>
          {format.number(lines)}
          <span className={styles.hidden}> {preview.file.linesAfter(lines)}</span>
        </span>
      )}
    </button>
  );
}

function Steps({ title, controls }: { title: string } & Pick<OriginChipsProps, 'controls'>) {
  const { preview } = useText();
  return (
    <span className={styles.steps}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={preview.file.previous(title)}
        icon={<Icon name="chevronUp" />}
        onPress={() => controls.current?.step(-1)}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={preview.file.next(title)}
        icon={<Icon name="chevronDown" />}
        onPress={() => controls.current?.step(1)}
      />
    </span>
  );
}

function useFew(): number {
  const [widest, wide] = FEW;
  const isWidest = useMedia(widest.media);
  const isWide = useMedia(wide.media);
  if (isWidest) return widest.chips;
  return isWide ? wide.chips : FEWEST;
}

/** The first ones, and the one that is pressed. */
function firstOf(
  origins: readonly Origin[],
  few: number,
  only: Origin | undefined,
): readonly Origin[] {
  const first = origins.slice(0, few);
  return only === undefined || first.includes(only) || !origins.includes(only)
    ? first
    : [...first, only];
}

function linesOf({ spans }: FileView, origin: Origin): number {
  return spans.reduce((sum, span) => (span.origin === origin ? sum + span.lines : sum), 0);
}
