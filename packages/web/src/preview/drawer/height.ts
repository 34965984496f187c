import { useSyncExternalStore } from 'react';

/** Of the window, as a part of one. */
export const HEIGHT = { least: 0.25, usual: 2 / 3, most: 0.92 } as const;

const STORED = 'stagecraft.preview.height';
let height = read();
const listeners = new Set<() => void>();

export function useHeight(): number {
  return useSyncExternalStore(subscribe, () => height);
}

/** Kept on this machine for the next time. */
export function setHeight(wanted: number): void {
  height = within(wanted);
  try {
    localStorage.setItem(STORED, height.toFixed(3));
  } catch {
    // Storage can be switched off; the height then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function within(wanted: number): number {
  return Math.min(HEIGHT.most, Math.max(HEIGHT.least, wanted));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): number {
  try {
    const stored = Number.parseFloat(localStorage.getItem(STORED) ?? '');
    return Number.isFinite(stored) ? within(stored) : HEIGHT.usual;
  } catch {
    return HEIGHT.usual;
  }
}
