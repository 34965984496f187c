import { SearchField } from '@backstage/ui';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { FileChanges, FileEntry } from '../../worker/protocol.ts';
import { useLastChange } from '../changes/useLastChange.ts';
import panes from '../drawer/Panes.module.css';
import { usePreviewState } from '../store.ts';
import { FilePane } from './FilePane.tsx';
import styles from './Files.module.css';
import { FileTree } from './FileTree.tsx';
import { OnlyOf } from './OnlyOf.tsx';
import { buildTree, opener, rowsOf } from './tree.ts';
import { NoFiles } from './NoFiles.tsx';

const NO_FILES: readonly FileEntry[] = [];
const NO_CHANGES: FileChanges = { added: [], changed: [], removed: [] };

/** The tree of files beside the one that is open. */
export function FilesView() {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const files = useWizardState((state) => state.made?.files) ?? NO_FILES;
  const { changes: last, own } = useLastChange();
  // After a link was opened all is new, which says nothing.
  const changes = own ? last : NO_CHANGES;
  const only = usePreviewState((state) => state.only);
  const folders = usePreviewState((state) => state.folders);
  const detail = usePreviewState((state) => state.detail);
  const filtered = text.trim() !== '' || only !== undefined;
  const tree = useMemo(
    () => buildTree(files, changes, { text, only }),
    [files, changes, text, only],
  );
  const rows = useMemo(() => rowsOf(tree, opener(folders, filtered)), [tree, folders, filtered]);
  return (
    <div className={panes.panes} data-detail={detail}>
      <div className={panes.list} data-pane="list">
        <div className={styles.filter}>
          <FilterField value={typed} onChange={setTyped} />
          {only !== undefined && <OnlyOf origin={only} />}
        </div>
        {rows.length > 0 ? (
          <FileTree rows={rows} filtered={filtered} />
        ) : (
          files.length > 0 && <NoFiles only={only} showAll={() => setTyped('')} />
        )}
      </div>
      <FilePane />
    </div>
  );
}

interface FilterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Apart from the tree, which is drawn with each choice. */
const FilterField = memo(function FilterField({ value, onChange }: FilterFieldProps) {
  const { preview } = useText();
  return (
    <SearchField
      size="small"
      aria-label={preview.filter}
      placeholder={preview.filter}
      value={value}
      onChange={onChange}
    />
  );
});
