import { useEffect, useState } from 'react';

/** A band below the header: the section in it is the one that is read. */
const READING = '-15% 0px -75% 0px';

/**
 * Which of the elements is being read, by id.
 * @param ids - joined by a space; they may come and go
 */
export function useCurrentSection(ids: string): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting);
        const id = entered?.target.getAttribute('aria-labelledby');
        if (id !== null && id !== undefined) setCurrent(id);
      },
      { rootMargin: READING },
    );
    for (const id of ids.split(' ')) {
      const section = document.getElementById(id)?.closest('section');
      if (section !== null && section !== undefined) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [ids]);
  return current;
}
