import { parseStored, type KeptFormat } from '../share/kept.ts';

/** What a creation was begun with: for trying again, and for what comes after. No secret is in it. */
export interface RunRecord {
  /** The choices, as the `b` of a link. */
  readonly share: string;
  /** The last part of the folder. */
  readonly folder: string;
  readonly install: boolean;
  readonly start: boolean;
  /** Variables that were given a value, without it. */
  readonly given: readonly string[];
  /** When it was begun: milliseconds since 1970. */
  readonly time: number;
}

export type Runs = Readonly<Record<string, RunRecord>>;

const MAX_RUNS = 20;

export function runOf(runs: Runs, id: string): RunRecord | undefined {
  return Object.hasOwn(runs, id) ? runs[id] : undefined;
}

export function began(runs: Runs, id: string, record: RunRecord): Runs {
  return newest(Object.entries({ ...runs, [id]: record }), MAX_RUNS);
}

/** By the id that the server gave, the newest kept. */
export const RUNS: KeptFormat<Runs> = {
  key: 'stagecraft.runs',
  read(text) {
    const stored = parseStored(text);
    if (!isRecord(stored)) return {};
    const entries = Object.entries(stored).flatMap(([id, value]) => {
      const record = recordFrom(value);
      return record === undefined ? [] : [[id, record] as const];
    });
    return newest(entries, MAX_RUNS);
  },
  write: (runs) => (Object.keys(runs).length === 0 ? null : JSON.stringify(runs)),
  less(runs) {
    const entries = Object.entries(runs);
    return entries.length < 2 ? undefined : newest(entries, Math.ceil(entries.length / 2));
  },
};

function newest(entries: readonly (readonly [string, RunRecord])[], count: number): Runs {
  return Object.fromEntries(entries.toSorted(([, a], [, b]) => b.time - a.time).slice(0, count));
}

function recordFrom(value: unknown): RunRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { share, folder, install, start, given, time } = value;
  if (typeof share !== 'string' || typeof folder !== 'string') return undefined;
  if (typeof time !== 'number' || !Array.isArray(given)) return undefined;
  return {
    share,
    folder,
    install: install === true,
    start: start === true,
    given: (given as unknown[]).filter((name) => typeof name === 'string'),
    time,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
