import { Skeleton } from '@backstage/ui';
import { memo, Suspense, useCallback, useRef, useState, type KeyboardEvent } from 'react';
import type { Origin } from '@stagecraft/engine';
import { lazyPart } from '../../lazy/lazyPart.tsx';
import type { FileView } from '../../worker/protocol.ts';
import panes from '../drawer/Panes.module.css';
import type { EditorControls } from '../editor/CodeEditor.tsx';
import type { CursorPlace } from '../editor/codeView.ts';
import { changePreview, getPreview, usePreviewState } from '../store.ts';
import { useFile } from '../useFile.ts';
import { FileHead } from './FileHead.tsx';
import { FileNotice } from './FileNotice.tsx';
import styles from './Files.module.css';
import { FileStatus } from './FileStatus.tsx';
import { NotText } from './NotText.tsx';

const CodeEditor = lazyPart(async () => (await import('../editor/CodeEditor.tsx')).CodeEditor);

/** The file that is open. */
export const FilePane = memo(function FilePane() {
  const path = usePreviewState((state) => state.path);
  const { file, gone } = useFile(path);
  return (
    <div className={panes.detail} data-pane="detail" tabIndex={-1}>
      {file !== undefined && <ShownFile file={file} gone={gone} />}
    </div>
  );
});

function ShownFile({ file, gone }: { file: FileView; gone: boolean }) {
  const only = usePreviewState((state) => state.only);
  const wrap = usePreviewState((state) => state.wrap);
  const controls = useRef<EditorControls>(null);
  const [place, setPlace] = useState<CursorPlace>();
  const filterBy = useCallback((origin: Origin) => {
    changePreview({ only: getPreview().only === origin ? undefined : origin });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    controls.current?.search();
  };
  return (
    // Searching works wherever the focus is beside the file.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.file} onKeyDown={onKeyDown} data-gone={gone}>
      <FileHead file={file} gone={gone} controls={controls} filterBy={filterBy} />
      <FileNotice file={file} gone={gone} />
      {file.content === undefined ? (
        <NotText file={file} />
      ) : (
        <>
          <Suspense fallback={<Skeleton height="100%" />}>
            <CodeEditor
              file={file}
              only={only}
              wrap={wrap}
              onOrigin={filterBy}
              onPlace={setPlace}
              controls={controls}
            />
          </Suspense>
          <FileStatus place={place} />
        </>
      )}
    </div>
  );
}
