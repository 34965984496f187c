import { ButtonIcon } from '@backstage/ui';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { ChangesView } from '../changes/ChangesView.tsx';
import { LastChange } from '../changes/LastChange.tsx';
import { FilesView } from '../files/FilesView.tsx';
import { DRAWER, OPENER } from '../ids.ts';
import { closePreview, usePreviewState } from '../store.ts';
import { WhyView } from '../why/WhyView.tsx';
import { useHeight } from './height.ts';
import styles from './PreviewPanel.module.css';
import { ResizeHandle } from './ResizeHandle.tsx';
import { Standing } from './Standing.tsx';
import { usePaneFocus } from './usePaneFocus.ts';
import { panelOf, tabOf, ViewTabs } from './ViewTabs.tsx';

/** The drawer with its three views. */
export function PreviewPanel() {
  const { preview } = useText();
  const view = usePreviewState((state) => state.view);
  const panel = useRef<HTMLElement>(null);
  useHeightOfPage();
  useFocusWithin(panel);
  usePaneFocus(panel);
  return (
    // Escape closes it from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      id={DRAWER}
      className={styles.panel}
      tabIndex={-1}
      aria-label={preview.title}
      onKeyDown={closeByEscape}
    >
      <ResizeHandle />
      <div className={styles.head}>
        <ViewTabs />
        <LastChange />
        <ButtonIcon
          aria-label={preview.close}
          icon={<Icon name="close" />}
          variant="tertiary"
          onPress={closePreview}
        />
      </div>
      <Standing />
      <div role="tabpanel" id={panelOf(view)} className={styles.view} aria-labelledby={tabOf(view)}>
        {view === 'files' && <FilesView />}
        {view === 'changes' && <ChangesView />}
        {view === 'why' && <WhyView />}
      </div>
    </section>
  );
}

/** Whoever opens it goes on in it; closing leads back to where they were. */
function useFocusWithin(panel: RefObject<HTMLElement | null>): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current ??= document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement !== document.body) return;
      const isPlace = before.current instanceof HTMLElement && before.current !== document.body;
      const place = isPlace ? before.current : document.getElementById(OPENER);
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    };
  }, [panel]);
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
  closePreview();
}
