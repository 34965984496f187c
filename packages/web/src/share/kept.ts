/** The part of the browser's storage that is used. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** How a value is written into the storage and read from it. */
export interface KeptFormat<T> {
  readonly key: string;
  /** Never throws: other programs write into the same storage. Null when nothing is stored. */
  readonly read: (text: string | null) => T;
  /** Null when nothing has to be stored. */
  readonly write: (value: T) => string | null;
  /** The value with less in it, for a storage that is full; undefined when that can't be. */
  readonly less: (value: T) => T | undefined;
}

/** A value that outlives the page and is shared by the tabs of a browser. */
export interface Kept<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
  /** Changes what is stored now, which another tab may have written since it was last read. */
  change(edit: (value: T) => T): void;
  /** Another tab has written. */
  reread(): void;
}

/**
 * A value in a browser's storage. Storage that is switched off, full or holds something else never
 * breaks the page: the value then lasts as long as the page, or has less in it.
 */
export function createKept<T>(format: KeptFormat<T>, storage: KeptStorage | undefined): Kept<T> {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let value = format.read(null);
  /** Whether what is stored is what we hold; else the storage refuses us. */
  let stored = storage !== undefined;

  function read(): void {
    if (!stored) return;
    const found = attempt(() => storage?.getItem(format.key) ?? null, text);
    if (found === text) return;
    text = found;
    value = format.read(found);
  }

  function write(next: T): void {
    value = next;
    text = format.write(next);
    stored = attempt(() => {
      if (text === null) storage?.removeItem(format.key);
      else storage?.setItem(format.key, text);
      return storage !== undefined;
    }, false);
    const less = format.less(next);
    if (!stored && storage !== undefined && less !== undefined) write(less);
  }

  read();
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(edit) {
      read();
      const next = edit(value);
      if (next === value) return;
      write(next);
      for (const listener of listeners) listener();
    },
    reread() {
      const before = value;
      read();
      if (value !== before) for (const listener of listeners) listener();
    },
  };
}

/** In this browser's own storage, and told of what other tabs write. */
export function keepInBrowser<T>(format: KeptFormat<T>): Kept<T> {
  const kept = createKept(format, browserStorage());
  window.addEventListener('storage', ({ key }) => {
    if (key === format.key || key === null) kept.reread();
  });
  return kept;
}

/** JSON, or undefined for what is none. */
export function parseStored(text: string | null): unknown {
  return text === null ? undefined : attempt<unknown>(() => JSON.parse(text), undefined);
}

function browserStorage(): Storage | undefined {
  return attempt(() => window.localStorage, undefined);
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
