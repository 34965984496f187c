import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import panes from '../drawer/Panes.module.css';
import { changePreview, usePreviewState } from '../store.ts';
import { ChangeList } from './ChangeList.tsx';
import { DifferencePane } from './DifferencePane.tsx';
import { changedFiles, shownChange } from './lastChange.ts';
import { useLastChange } from './useLastChange.ts';

/** What the last choice did: its files, and what is other in one of them. */
export function ChangesView() {
  const { preview } = useText();
  const { changes, own } = useLastChange();
  const asked = usePreviewState((state) => state.changed);
  const detail = usePreviewState((state) => state.detail);
  const files = useMemo(() => changedFiles(changes), [changes]);
  const shown = shownChange(files, asked);
  if (files.length === 0) {
    return (
      <div className={panes.panes} data-single="true">
        <div className={panes.empty}>
          <Text as="p">{own ? preview.change.same : preview.change.none}</Text>
          <Text as="p" variant="body-small" color="secondary">
            {preview.change.noneHint}
          </Text>
        </div>
      </div>
    );
  }
  return (
    <div className={panes.panes} data-detail={detail}>
      <div className={panes.list} data-pane="list">
        <ChangeList
          files={files}
          shown={shown?.path}
          open={(path) => changePreview({ changed: path, detail: true })}
        />
      </div>
      <DifferencePane file={shown} />
    </div>
  );
}
