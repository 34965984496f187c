import { VisuallyHidden } from '@backstage/ui';
import { memo, useId } from 'react';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Environment } from './Environment.tsx';
import { Problems, Warnings } from './Problems.tsx';
import styles from './Summary.module.css';
import { useSummary, type SummaryState } from './useSummary.ts';

/** What the choices come to: beside them, or in a sheet that `gone` closes. */
export function Summary({ gone = () => undefined }: { gone?: () => void }) {
  const { summary } = useText();
  const title = useId();
  const state = useSummary();
  const { made } = state;
  return (
    <section className={styles.summary} aria-labelledby={title}>
      <VisuallyHidden>
        <h2 id={title}>{summary.title}</h2>
      </VisuallyHidden>
      <Figures state={state} />
      <Problems gone={gone} />
      {made && <Warnings warnings={made.warnings} />}
      {made && <Environment variables={made.environment} />}
    </section>
  );
}

function Figures({ state }: { state: SummaryState }) {
  const { summary } = useText();
  const format = useFormat();
  const { features, cameAlong, made, problems, release } = state;
  const { installedPackages, installedBytes, files } = made ?? {};
  const isOld = made !== undefined && problems.length > 0;
  const noLockfile = made !== undefined && installedPackages === undefined;
  const size = files?.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      <dl className={styles.figures}>
        <Figure
          value={format.number(features)}
          unit={summary.features(features)}
          note={cameAlong === 0 ? summary.allChosen : summary.cameAlong(cameAlong)}
        />
        <Figure
          value={installedPackages === undefined ? '–' : format.number(installedPackages)}
          unit={summary.packages(installedPackages ?? 0)}
          note={
            noLockfile
              ? summary.unknown
              : installedBytes === undefined
                ? ''
                : summary.installed(format.bytes(installedBytes))
          }
          isOld={isOld}
        />
        <Figure
          value={files === undefined ? '–' : format.number(files.length)}
          unit={summary.files(files?.length ?? 0)}
          note={size === undefined ? '' : summary.filesSize(format.bytes(size))}
          isOld={isOld}
        />
      </dl>
      {noLockfile && <p className={styles.note}>{summary.unknownWhy(release)}</p>}
      {isOld && <p className={styles.note}>{summary.before}</p>}
    </>
  );
}

interface FigureProps {
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly isOld?: boolean;
}

const Figure = memo(function Figure({ value, unit, note, isOld }: FigureProps) {
  return (
    <div className={styles.figure} data-old={isOld || undefined}>
      <dt className={styles.unit}>{unit}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
});
