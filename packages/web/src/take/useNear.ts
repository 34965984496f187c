import { useEffect, useState, type RefObject } from 'react';

/** How far below what is in sight something is made ready. */
const MARGIN = '800px';

/** Whether an element has come near to what is in sight, once and for all. */
export function useNear(place: RefObject<Element>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || isNear) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isNear]);
  return isNear;
}
