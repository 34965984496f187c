import { useRef, type KeyboardEvent } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { changePreview, usePreviewState, type PreviewView } from '../store.ts';
import styles from './PreviewPanel.module.css';

const VIEWS: readonly PreviewView[] = ['files', 'changes', 'why'];

export const panelOf = (view: PreviewView) => `preview-${view}`;
export const tabOf = (view: PreviewView) => `preview-tab-${view}`;

/**
 * The views as tabs. Those of the design system look through the whole panel after each choice for
 * something that takes the focus, which takes longer than drawing it.
 */
export function ViewTabs() {
  const { preview } = useText();
  const shown = usePreviewState((state) => state.view);
  const list = useRef<HTMLDivElement>(null);
  const show = (view: PreviewView) => changePreview({ view, detail: false });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = VIEWS.indexOf(shown);
    const next = nextTab(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[VIEWS.indexOf(next)]?.focus();
  };
  return (
    // The tabs in it take the focus.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={list}
      role="tablist"
      className={styles.tabs}
      aria-label={preview.views}
      onKeyDown={onKeyDown}
    >
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={tabOf(view)}
          className={styles.tab}
          tabIndex={view === shown ? 0 : -1}
          aria-selected={view === shown}
          aria-controls={view === shown ? panelOf(view) : undefined}
          onClick={() => show(view)}
        >
          {preview[view]}
        </button>
      ))}
    </div>
  );
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/#keyboardinteraction */
function nextTab(key: string, at: number): PreviewView | undefined {
  const last = VIEWS.length - 1;
  if (key === 'ArrowRight') return VIEWS[at === last ? 0 : at + 1];
  if (key === 'ArrowLeft') return VIEWS[at === 0 ? last : at - 1];
  if (key === 'Home') return VIEWS[0];
  if (key === 'End') return VIEWS[last];
  return undefined;
}
