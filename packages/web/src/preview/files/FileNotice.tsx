import { memo } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { FileView } from '../../worker/protocol.ts';
import { useLastChange } from '../changes/useLastChange.ts';
import { featuresAmong } from '../origins.ts';
import { changePreview } from '../store.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';

/** Says when the last choice changed the open file, or took it away. */
export const FileNotice = memo(function FileNotice(props: { file: FileView; gone: boolean }) {
  const { file, gone } = props;
  const { preview } = useText();
  const { path } = file;
  const { changes, own } = useLastChange();
  const added = own && changes.added.includes(path);
  const changed = own && changes.changed.includes(path);
  const goneWords = useGoneWords(file);
  const words = gone
    ? goneWords
    : added
      ? preview.file.isNew
      : changed
        ? preview.file.isChanged
        : undefined;
  return (
    <output className={styles.notice} data-gone={gone}>
      {words !== undefined && (
        <span className={styles.noticeLine}>
          <Icon name={gone ? 'trash' : 'info'} size={14} />
          <span>{words}</span>
          {!added && (
            <button
              type="button"
              className={styles.noticeLink}
              onClick={() => changePreview({ view: 'changes', changed: path, detail: true })}
            >
              {gone ? preview.file.otherFiles : preview.file.showChange}
            </button>
          )}
        </span>
      )}
    </output>
  );
});

function useGoneWords({ origins }: FileView): string {
  const { preview } = useText();
  const format = useFormat();
  const markOf = useOriginMarks();
  const states = useWizardState((state) => state.view?.states);
  const removed = featuresAmong(origins).filter((origin) => {
    const state = states?.[origin]?.state;
    return state !== 'chosen' && state !== 'required';
  });
  if (removed.length === 0) return preview.file.goneWithChange;
  const titles = format.list(removed.map((origin) => markOf(origin).title));
  return preview.file.gone(titles, removed.length > 1);
}
