import { useEffect, useState, type RefObject } from 'react';

/** How far below what is in sight something is made ready. */
const MARGIN = '800px';

export interface Nearness {
  readonly isSeen: boolean;
  /** Whether it ever came near to what is in sight. */
  readonly wasNear: boolean;
}

/** Whether an element is in sight, and whether it was near to it. */
export function useNear(place: RefObject<Element>): Nearness {
  const isSeen = useIntersecting(place, '0px');
  const isNear = useIntersecting(place, MARGIN);
  const [wasNear, setWasNear] = useState(false);
  if (isNear && !wasNear) setWasNear(true);
  return { isSeen, wasNear: wasNear || isNear };
}

function useIntersecting(place: RefObject<Element>, rootMargin: string): boolean {
  const [isIntersecting, setIntersecting] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setIntersecting(entries.at(-1)?.isIntersecting === true),
      { rootMargin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, rootMargin]);
  return isIntersecting;
}
