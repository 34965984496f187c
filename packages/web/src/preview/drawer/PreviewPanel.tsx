import { ButtonIcon, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { ChangesView } from '../changes/ChangesView.tsx';
import { LastChange } from '../changes/LastChange.tsx';
import { FilesView } from '../files/FilesView.tsx';
import { DRAWER, OPENER } from '../ids.ts';
import { changePreview, closePreview, usePreviewState, type PreviewView } from '../store.ts';
import { WhyView } from '../why/WhyView.tsx';
import { useHeight } from './height.ts';
import styles from './PreviewPanel.module.css';
import { ResizeHandle } from './ResizeHandle.tsx';
import { Standing } from './Standing.tsx';

/** The drawer with its three views. */
export function PreviewPanel() {
  const { preview } = useText();
  const view = usePreviewState((state) => state.view);
  const panel = useRef<HTMLElement>(null);
  useHeightOfPage();
  useEffect(() => {
    // Whoever opened it goes on in it; closing leads back.
    panel.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, []);
  return (
    // Escape closes it from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      id={DRAWER}
      className={styles.panel}
      aria-label={preview.title}
      onKeyDown={closeByEscape}
    >
      <ResizeHandle />
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={view}
        onSelectionChange={(key) => changePreview({ view: key as PreviewView, detail: false })}
      >
        <div className={styles.head}>
          <TabList className={styles.tabList ?? ''} aria-label={preview.views}>
            <Tab id="files">{preview.files}</Tab>
            <Tab id="changes">{preview.changes}</Tab>
            <Tab id="why">{preview.why}</Tab>
          </TabList>
          <LastChange />
          <ButtonIcon
            aria-label={preview.close}
            icon={<Icon name="close" />}
            variant="tertiary"
            onPress={leave}
          />
        </div>
        <Standing />
        <TabPanel id="files" className={styles.view ?? ''}>
          <FilesView />
        </TabPanel>
        <TabPanel id="changes" className={styles.view ?? ''}>
          <ChangesView />
        </TabPanel>
        <TabPanel id="why" className={styles.view ?? ''}>
          <WhyView />
        </TabPanel>
      </Tabs>
    </section>
  );
}

/** Tells the page how much of it is covered, so that all of it can still be reached. */
function useHeightOfPage(): void {
  const height = useHeight();
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--preview-height', `${(height * 100).toFixed(1)}dvh`);
    return () => {
      style.removeProperty('--preview-height');
    };
  }, [height]);
}

function closeByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  leave();
}

function leave(): void {
  closePreview();
  document.getElementById(OPENER)?.focus();
}
