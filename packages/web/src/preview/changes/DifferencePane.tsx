import { Button, Skeleton, Text, ToggleButton } from '@backstage/ui';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { BackButton } from '../drawer/BackButton.tsx';
import panes from '../drawer/Panes.module.css';
import { useMedia } from '../drawer/useMedia.ts';
import { NotText } from '../files/NotText.tsx';
import { changePreview, usePreviewState } from '../store.ts';
import styles from './Changes.module.css';
import type { ChangedFile } from './lastChange.ts';
import { useDifference, type FileDifference } from './useDifference.ts';

const DiffEditor = lazy(async () => ({
  default: (await import('../editor/DiffEditor.tsx')).DiffEditor,
}));

/** Two texts beside each other need this much room. */
const WIDE = '(min-width: 90rem)';

/** What is other in a file. */
export function DifferencePane({ file }: { file: ChangedFile | undefined }) {
  const { preview } = useText();
  const difference = useDifference(file?.path);
  const wide = useMedia(WIDE);
  const sideBySide = usePreviewState((state) => state.sideBySide) && wide;
  const wrap = usePreviewState((state) => state.wrap);
  const [whole, setWhole] = useState(false);
  if (file === undefined) {
    return (
      <div className={panes.detail}>
        <div className={panes.empty}>
          <Text as="p">{preview.change.pick}</Text>
          <Text as="p" variant="body-small" color="secondary">
            {preview.change.long}
          </Text>
        </div>
      </div>
    );
  }
  return (
    <div className={panes.detail}>
      <DifferenceHead file={file}>
        {file.kind === 'changed' && (
          <>
            <ToggleButton isSelected={whole} onChange={setWhole}>
              {preview.change.whole}
            </ToggleButton>
            {wide && (
              <ToggleButton
                isSelected={sideBySide}
                onChange={(on) => changePreview({ sideBySide: on })}
              >
                {preview.change.sideBySide}
              </ToggleButton>
            )}
          </>
        )}
        <ToggleButton
          aria-label={preview.file.wrap}
          isSelected={wrap}
          onChange={(on) => changePreview({ wrap: on })}
        >
          {preview.file.wrapShort}
        </ToggleButton>
      </DifferenceHead>
      {difference !== undefined && (
        <Suspense fallback={<Skeleton height="100%" />}>
          <Shown difference={difference} sideBySide={sideBySide} whole={whole} wrap={wrap} />
        </Suspense>
      )}
    </div>
  );
}

interface ShownProps {
  readonly difference: FileDifference;
  readonly sideBySide: boolean;
  readonly whole: boolean;
  readonly wrap: boolean;
}

function Shown({ difference, ...how }: ShownProps) {
  const { before, after } = difference;
  const isText = [before, after].every((side) => side === undefined || side.content !== undefined);
  if (isText) return <DiffEditor difference={difference} {...how} />;
  const file = after ?? before;
  return file === undefined ? null : <NotText file={file} />;
}

function DifferenceHead({ file, children }: { file: ChangedFile; children: ReactNode }) {
  const { preview } = useText();
  const slash = file.path.lastIndexOf('/') + 1;
  return (
    <header className={styles.head}>
      <BackButton />
      <h3 className={styles.title} title={file.path}>
        <span className={styles.titleFolder}>{file.path.slice(0, slash)}</span>
        <span>{file.path.slice(slash)}</span>
      </h3>
      <span className={styles.badge} data-change={file.kind}>
        {preview[file.kind]}
      </span>
      <span className={styles.actions}>
        {children}
        {file.kind !== 'removed' && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => changePreview({ view: 'files', path: file.path, detail: true })}
          >
            {preview.change.openFile}
          </Button>
        )}
      </span>
    </header>
  );
}
