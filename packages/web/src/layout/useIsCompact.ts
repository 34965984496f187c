import { useSyncExternalStore } from 'react';

// As in Shell.module.css.
const compact = matchMedia('(max-width: 75rem)');

function subscribe(listener: () => void): () => void {
  compact.addEventListener('change', listener);
  return () => compact.removeEventListener('change', listener);
}

/** Whether there is no room for a column with the contents. */
export function useIsCompact(): boolean {
  return useSyncExternalStore(subscribe, () => compact.matches);
}
