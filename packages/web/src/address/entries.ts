import type { Draft } from '../worker/protocol.ts';
import type { Edit } from '../wizard/wizard.ts';

/** What a step in the browser's history is kept as: which step it is. */
export interface EntryState {
  readonly entry: string;
}

/** What is known about the browser's history; lives as long as the page. */
export interface Entries {
  /** The entry that the choices stand for; undefined for one that we did not write. */
  readonly current: string | undefined;
  /** The field whose typing the current entry holds. */
  readonly field: string | undefined;
  /** The draft of each entry, so that going back needs no unfolding of links. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly count: number;
}

export const NO_ENTRIES: Entries = {
  current: undefined,
  field: undefined,
  drafts: new Map(),
  count: 0,
};

/** A tab's memory of drafts: enough for any way back, and bounded. */
const MAX_DRAFTS = 500;

/**
 * A change of the draft: choices make an entry each, typing in one field makes one, and what was
 * opened belongs to the entry that it was opened at.
 * @param page what tells this page's entries from those of the same tab before a reload
 * @returns how the history is to be written; nothing for `stay`
 */
export function entryFor(
  entries: Entries,
  edit: Edit,
  draft: Draft,
  page: string,
): { entries: Entries; write: 'push' | 'stay' } {
  const goesOn =
    edit.how === 'opened' ||
    (edit.how === 'typing' && entries.field !== undefined && entries.field === edit.place);
  if (goesOn) {
    const { current } = entries;
    const drafts = current === undefined ? entries.drafts : kept(entries.drafts, current, draft);
    return { entries: { ...entries, drafts }, write: 'stay' };
  }
  const count = entries.count + 1;
  const current = `${page}.${count}`;
  return {
    entries: {
      current,
      field: edit.how === 'typing' ? edit.place : undefined,
      drafts: kept(entries.drafts, current, draft),
      count,
    },
    write: 'push',
  };
}

/** The browser is at another entry: what is typed from here on is an entry of its own. */
export function entryOpened(entries: Entries, current: string | undefined): Entries {
  return { ...entries, current, field: undefined };
}

/** The entry that a location of the router stands for; undefined when something else wrote it. */
export function entryOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('entry' in state)) return undefined;
  return typeof state.entry === 'string' ? state.entry : undefined;
}

/**
 * A link may hold the blueprint in its query, as other tools write it. Moves it behind the `#`,
 * where browsers send it to no server; one that stands there already wins.
 * @returns the address without it in the query, or undefined when there is nothing to move
 */
export function withoutQuery(href: string, parameter: string): string | undefined {
  const url = new URL(href);
  const given = url.searchParams.get(parameter);
  if (given === null) return undefined;
  url.searchParams.delete(parameter);
  const [route = '', search = ''] = url.hash.slice(1).split('?', 2);
  const inHash = new URLSearchParams(search);
  if (!inHash.has(parameter)) inHash.set(parameter, given);
  url.hash = `${route === '' ? '/' : route}?${inHash.toString()}`;
  return url.href;
}

function kept(drafts: ReadonlyMap<string, Draft>, entry: string, draft: Draft) {
  const next = new Map(drafts).set(entry, draft);
  const [oldest] = next.keys();
  if (next.size > MAX_DRAFTS && oldest !== undefined) next.delete(oldest);
  return next;
}
