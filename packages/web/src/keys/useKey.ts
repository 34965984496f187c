import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Combo } from './combo.ts';
import {
  addShortcut,
  arePlainKeysOn,
  getShortcuts,
  subscribeShortcuts,
  type Shortcut,
} from './registry.ts';

/**
 * A key that works wherever the person is on the page, as long as the component is shown; those
 * without `mod` don't while typing. The list of keys names it by its label.
 */
export function useKey(combo: Combo, run: (event: KeyboardEvent) => void, label: string): void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(
    () => addShortcut({ combo, label, run: (event) => newest.current(event) }),
    [combo, label],
  );
}

/** Lists a key that some place handles by itself, as the arrows among cards. */
export function useListedKey(combo: Combo, label: string): void {
  useEffect(() => addShortcut({ combo, label }), [combo, label]);
}

export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribeShortcuts, getShortcuts);
}

export function usePlainKeys(): boolean {
  return useSyncExternalStore(subscribeShortcuts, arePlainKeysOn);
}
