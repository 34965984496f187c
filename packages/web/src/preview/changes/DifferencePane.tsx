import { Skeleton, Text } from '@backstage/ui';
import { Suspense, useState, type ReactNode } from 'react';
import { lazyPart } from '../../lazy/lazyPart.tsx';
import { useText } from '../../text/TextProvider.tsx';
import { BackButton } from '../drawer/BackButton.tsx';
import panes from '../drawer/Panes.module.css';
import { useMedia } from '../drawer/useMedia.ts';
import { WrapToggle } from '../drawer/WrapToggle.tsx';
import { NotText } from '../files/NotText.tsx';
import { usePreviewState } from '../store.ts';
import styles from './Changes.module.css';
import { OpenButton, SideToggle, WholeToggle } from './DifferenceActions.tsx';
import type { ChangedFile } from './lastChange.ts';
import { useDifference, type FileDifference } from './useDifference.ts';

const DiffEditor = lazyPart(async () => (await import('../editor/DiffEditor.tsx')).DiffEditor);

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
      <div className={panes.detail} data-pane="detail" tabIndex={-1}>
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
    <div className={panes.detail} data-pane="detail" tabIndex={-1}>
      <DifferenceHead path={file.path} kind={file.kind}>
        {file.kind === 'changed' && <WholeToggle whole={whole} setWhole={setWhole} />}
        {file.kind === 'changed' && wide && <SideToggle />}
        <WrapToggle />
        {file.kind !== 'removed' && <OpenButton path={file.path} />}
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

interface DifferenceHeadProps extends ChangedFile {
  readonly children: ReactNode;
}

function DifferenceHead({ path, kind, children }: DifferenceHeadProps) {
  const { preview } = useText();
  const slash = path.lastIndexOf('/') + 1;
  return (
    <header className={styles.head}>
      <BackButton />
      <h3 className={styles.title} title={path}>
        <span className={styles.titleFolder}>{path.slice(0, slash)}</span>
        <span>{path.slice(slash)}</span>
      </h3>
      <span className={styles.badge} data-change={kind}>
        {preview[kind]}
      </span>
      <span className={styles.actions}>{children}</span>
    </header>
  );
}
