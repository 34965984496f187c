import { useEffect, useRef, type RefObject } from 'react';
import { isNarrow } from '../files/useWindow.ts';
import { usePreviewState } from '../store.ts';

const LIST = '[data-pane=list] :is([role=tree], [aria-current=true])';
const DETAIL = '[data-pane=detail]';

/**
 * The focus goes along: to what was opened from another view, and, where there is room for one
 * pane, from the list to what is opened and back.
 */
export function usePaneFocus(panel: RefObject<HTMLElement | null>): void {
  const view = usePreviewState((state) => state.view);
  const detail = usePreviewState((state) => state.detail);
  const place = `${view} ${detail}`;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return undefined;
    before.current = place;
    // The tabs show another view one drawing later.
    const frame = requestAnimationFrame(() => {
      if (!isLost(panel.current)) return;
      const target = isNarrow() && !detail ? LIST : DETAIL;
      panel.current?.querySelector<HTMLElement>(target)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, detail, place]);
}

/** Whether what has the focus can't be seen any more. */
function isLost(panel: HTMLElement | null): boolean {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return true;
  return panel?.contains(focused) === true && !focused.checkVisibility();
}
