import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/** Rows beyond what is in sight, so that scrolling shows no gaps. */
const SPARE = 8;
/** As `.row` in the style sheet, in rem; on a narrow page fingers need more. */
const ROW = { usual: 1.75, narrow: 2.5 } as const;
const NARROW = '(max-width: 56rem)';

export interface RowWindow {
  /** Of the rows that are to be drawn; the end is not among them. */
  readonly first: number;
  readonly last: number;
  /** In pixels. */
  readonly rowHeight: number;
  /** Scrolls so far that a row is in sight. */
  reveal(index: number): void;
}

/** Which of many rows of one height are in sight in a box. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const rowHeight = useRowHeight();
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const { scrollTop, clientHeight } = element;
      // In steps of rows: scrolling within one draws nothing anew.
      const top = Math.floor(scrollTop / rowHeight) * rowHeight;
      setSeen((old) =>
        old.top === top && old.height === clientHeight ? old : { top, height: clientHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, rowHeight]);
  const reveal = (index: number) => {
    const element = box.current;
    if (element === null) return;
    const top = index * rowHeight;
    const { scrollTop, clientHeight } = element;
    if (top < scrollTop) element.scrollTo({ top });
    else if (top + rowHeight > scrollTop + clientHeight) {
      element.scrollTo({ top: top + rowHeight - clientHeight });
    }
  };
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - SPARE);
  const last = Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + SPARE);
  return { first, last, rowHeight, reveal };
}

function useRowHeight(): number {
  const [height, setHeight] = useState(measureRow);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const change = () => setHeight(measureRow());
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return height;
}

/** Whether there is room for one pane only. */
export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

function measureRow(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * (isNarrow() ? ROW.narrow : ROW.usual);
}
