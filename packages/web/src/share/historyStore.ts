import { readEntries, writeEntries, type HistoryEntry } from './history.ts';

/** The part of the browser's storage that is used. */
export type HistoryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface HistoryStore {
  getEntries(): readonly HistoryEntry[];
  subscribe(listener: () => void): () => void;
  /** Changes what is stored now, which another tab may have written since it was last read. */
  change(edit: (entries: readonly HistoryEntry[]) => readonly HistoryEntry[]): void;
  /** Another tab has written. */
  reread(): void;
}

export const HISTORY_KEY = 'stagecraft.history';

/**
 * The history in a browser's storage. Storage that is switched off, full or holds something else
 * never breaks the page: the history then lasts as long as the page, or has fewer entries.
 */
export function createHistoryStore(storage: HistoryStorage | undefined): HistoryStore {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let entries: readonly HistoryEntry[] = [];
  /** Whether what is stored is what we hold; else the storage refuses us. */
  let stored = storage !== undefined;

  function read(): void {
    if (!stored) return;
    const found = attempt(() => storage?.getItem(HISTORY_KEY) ?? null, text);
    if (found === text) return;
    text = found;
    entries = readEntries(found);
  }

  function write(next: readonly HistoryEntry[]): void {
    entries = next;
    text = writeEntries(next);
    stored = attempt(() => {
      if (next.length === 0) storage?.removeItem(HISTORY_KEY);
      else storage?.setItem(HISTORY_KEY, text ?? '');
      return storage !== undefined;
    }, false);
    // Full: fewer entries may fit.
    const fewer = withoutOldest(next);
    if (!stored && storage !== undefined && fewer !== undefined) write(fewer);
  }

  read();
  return {
    getEntries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(edit) {
      read();
      const next = edit(entries);
      if (next === entries) return;
      write(next);
      for (const listener of listeners) listener();
    },
    reread() {
      const before = entries;
      read();
      if (entries !== before) for (const listener of listeners) listener();
    },
  };
}

/** Half of them; undefined when only one is left. */
function withoutOldest(entries: readonly HistoryEntry[]): readonly HistoryEntry[] | undefined {
  if (entries.length < 2) return undefined;
  const byTime = entries.toSorted((a, b) => b.time - a.time);
  const kept = new Set(byTime.slice(0, Math.ceil(entries.length / 2)));
  return entries.filter((entry) => kept.has(entry));
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
