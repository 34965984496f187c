import { useEffect, useState, type RefObject } from 'react';

/** How far below what is in sight something is made ready. */
const MARGIN = '800px';

export interface Nearness {
  readonly isNear: boolean;
  /** Whether it ever was. */
  readonly wasNear: boolean;
}

const FAR: Nearness = { isNear: false, wasNear: false };

/** Whether an element is near to what is in sight. */
export function useNear(place: RefObject<Element>): Nearness {
  const [nearness, setNearness] = useState(FAR);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting === true;
        setNearness((before) => ({ isNear, wasNear: before.wasNear || isNear }));
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return nearness;
}

/**
 * The newest value while someone can see what is made of it, else the one that was seen last: what
 * is far down the page takes no time from a click.
 */
export function useWhile<T>(isSeen: boolean, value: T): T {
  const [seen, setSeen] = useState(value);
  if (isSeen && seen !== value) setSeen(value);
  return isSeen ? value : seen;
}
