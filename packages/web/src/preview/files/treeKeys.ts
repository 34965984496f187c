import { useRef } from 'react';
import { findByName, type TreeRow } from './tree.ts';

/** What a key does in the tree: go to a row, open or close the folder one is at, or use the row. */
export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'fold'; readonly open: boolean }
  | { readonly kind: 'use' };

/** https://www.w3.org/WAI/ARIA/apg/patterns/treeview/#keyboardinteraction */
export function moveFor(
  key: string,
  rows: readonly TreeRow[],
  active: number,
): TreeMove | undefined {
  const row = rows[active];
  if (row === undefined) return undefined;
  const isFolder = row.node.kind === 'folder';
  const go = (index: number): TreeMove => ({
    kind: 'go',
    index: Math.min(rows.length - 1, Math.max(0, index)),
  });
  if (key === 'ArrowDown') return go(active + 1);
  if (key === 'ArrowUp') return go(active - 1);
  if (key === 'Home') return go(0);
  if (key === 'End') return go(rows.length - 1);
  if (key === 'Enter' || key === ' ') return { kind: 'use' };
  if (key === 'ArrowRight' && isFolder) {
    return row.open ? go(active + 1) : { kind: 'fold', open: true };
  }
  if (key === 'ArrowLeft') {
    if (isFolder && row.open) return { kind: 'fold', open: false };
    return row.parent < 0 ? go(active) : go(row.parent);
  }
  return undefined;
}

/** Letters typed within this many milliseconds of each other are one word. */
const PAUSE = 700;

/** Goes to the next row whose name begins with what is typed. */
export function useTypeAhead(): (
  key: string,
  rows: readonly TreeRow[],
  active: number,
) => TreeMove | undefined {
  const typed = useRef({ text: '', at: 0 });
  return (key, rows, active) => {
    if (!/^[\p{L}\p{N}._@-]$/u.test(key)) return undefined;
    const now = performance.now();
    const goesOn = now - typed.current.at < PAUSE;
    const text = goesOn ? typed.current.text + key : key;
    typed.current = { text, at: now };
    // A first letter goes on from here; a longer word may be the one that one is at.
    const index = findByName(rows, text, goesOn ? active : active + 1);
    return index < 0 ? { kind: 'go', index: active } : { kind: 'go', index };
  };
}
