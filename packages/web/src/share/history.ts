import { parseStored, type KeptFormat } from './kept.ts';

/** A portal that was worked on in this browser. */
export interface HistoryEntry {
  /** Of the project; an entry is known by it. */
  readonly name: string;
  readonly title?: string | undefined;
  /** The choices, as the `b` of a link. */
  readonly share: string;
  /** When it was last worked on: milliseconds since 1970. */
  readonly time: number;
  /** Starred: never dropped for newer ones. */
  readonly favourite?: boolean | undefined;
  /** What the person calls it; the title or the name when not given. */
  readonly label?: string | undefined;
}

/** How many are kept; favourites count, but stay. */
export const MAX_ENTRIES = 30;
const MAX_LABEL = 80;

/** What was worked on, newest first: in place of what is there of the same project. */
export function recorded(
  entries: readonly HistoryEntry[],
  visit: Pick<HistoryEntry, 'name' | 'title' | 'share' | 'time'>,
  /** The name that this project had when it was last recorded, when it was called otherwise. */
  renamedFrom?: string,
): readonly HistoryEntry[] {
  const replaced = entries.filter(({ name }) => name === visit.name || name === renamedFrom);
  const { favourite, label } = replaced[0] ?? {};
  const rest = entries.filter((entry) => !replaced.includes(entry));
  return trimmed([
    {
      ...visit,
      ...(favourite === true ? { favourite } : {}),
      ...(label === undefined ? {} : { label }),
    },
    ...rest,
  ]);
}

export function removed(entries: readonly HistoryEntry[], name: string): readonly HistoryEntry[] {
  return entries.filter((entry) => entry.name !== name);
}

export function starred(
  entries: readonly HistoryEntry[],
  name: string,
  favourite: boolean,
): readonly HistoryEntry[] {
  return entries.map((entry) => (entry.name === name ? { ...entry, favourite } : entry));
}

/** An empty label takes the person's own name for it away. */
export function labelled(
  entries: readonly HistoryEntry[],
  name: string,
  label: string,
): readonly HistoryEntry[] {
  const given = label.trim().slice(0, MAX_LABEL);
  return entries.map((entry) => {
    if (entry.name !== name) return entry;
    const { label: _, ...rest } = entry;
    return given === '' ? rest : { ...rest, label: given };
  });
}

/** Favourites first, each part newest first. */
export function inOrder(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const isFavourite = ({ favourite }: HistoryEntry) => favourite === true;
  const byTime = entries.toSorted((a, b) => b.time - a.time);
  return [...byTime.filter(isFavourite), ...byTime.filter((entry) => !isFavourite(entry))];
}

/** Reads what is stored. What is not an entry is left out: another program may have written it. */
export function readEntries(text: string | null): readonly HistoryEntry[] {
  const value = parseStored(text);
  const listed: unknown = isRecord(value) ? value['entries'] : undefined;
  if (!Array.isArray(listed)) return [];
  const byName = new Map<string, HistoryEntry>();
  for (const item of listed as unknown[]) {
    const entry = entryFrom(item);
    if (entry !== undefined && !byName.has(entry.name)) byName.set(entry.name, entry);
  }
  return trimmed([...byName.values()]);
}

export function writeEntries(entries: readonly HistoryEntry[]): string | null {
  return entries.length === 0 ? null : JSON.stringify({ version: 1, entries });
}

/** The history as it is kept in the browser. When that is full, the older half goes. */
export const HISTORY: KeptFormat<readonly HistoryEntry[]> = {
  key: 'stagecraft.history',
  read: readEntries,
  write: writeEntries,
  less(entries) {
    if (entries.length < 2) return undefined;
    const byTime = entries.toSorted((a, b) => b.time - a.time);
    const kept = new Set(byTime.slice(0, Math.ceil(entries.length / 2)));
    return entries.filter((entry) => kept.has(entry));
  },
};

/** The newest, and as many of the others as there is room beside favourites; never none. */
function trimmed(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const others = entries.filter(({ favourite }) => favourite !== true);
  const room = Math.max(1, MAX_ENTRIES - (entries.length - others.length));
  const kept = new Set(others.toSorted((a, b) => b.time - a.time).slice(0, room));
  return entries.filter((entry) => entry.favourite === true || kept.has(entry));
}

function entryFrom(value: unknown): HistoryEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { name, title, share, time, favourite, label } = value;
  if (typeof name !== 'string' || typeof share !== 'string' || typeof time !== 'number') {
    return undefined;
  }
  if (!Number.isFinite(time)) return undefined;
  return {
    name,
    share,
    time,
    ...(typeof title === 'string' ? { title } : {}),
    ...(favourite === true ? { favourite } : {}),
    ...(typeof label === 'string' ? { label } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
