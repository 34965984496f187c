/** Lines of log that are kept for those who come later. */
const LINES_KEPT = 2000;
/** Characters of a line; what is longer is minified code. */
const LONGEST_LINE = 4000;

export interface JournalEvent {
  /** Counts up, over both kinds. */
  readonly id: number;
  readonly event: 'state' | 'log';
  /** JSON in one line. */
  readonly data: string;
}

/** What happens to a project, to be followed as it happens and from where one left. */
export interface Journal {
  state(value: unknown): void;
  log(line: string): void;
  /** What came after an event: every line that is kept, and the last state. */
  since(id: number): readonly JournalEvent[];
  /** Returns the function that ends it. */
  follow(listener: (event: JournalEvent) => void): () => void;
}

export function openJournal(): Journal {
  let last = 0;
  let state: JournalEvent | undefined;
  const lines: JournalEvent[] = [];
  const listeners = new Set<(event: JournalEvent) => void>();
  const publish = (event: JournalEvent['event'], value: unknown) => {
    last += 1;
    const entry: JournalEvent = { id: last, event, data: JSON.stringify(value) };
    for (const listener of listeners) listener(entry);
    return entry;
  };
  return {
    state(value) {
      state = publish('state', value);
    },
    log(line) {
      lines.push(publish('log', { line: line.slice(0, LONGEST_LINE) }));
      if (lines.length > LINES_KEPT) lines.shift();
    },
    since(id) {
      const after = lines.filter((entry) => entry.id > id);
      if (state === undefined || state.id <= id) return after;
      return [...after, state].toSorted((a, b) => a.id - b.id);
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
