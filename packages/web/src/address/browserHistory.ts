import { entryOf, type EntryState } from './entries.ts';

/** The parameter of an address that holds the choices. */
export const ADDRESS_PARAMETER = 'b';

/** Where the browser is. */
export interface Address {
  /** The page: `/`, `/runs/1`. */
  readonly path: string;
  readonly href: string;
  /** The choices in it. */
  readonly parameter: string | undefined;
  /** The step of its history; undefined for one that we did not write. */
  readonly entry: string | undefined;
}

/** How the router keeps its own in an entry of the browser's history. */
interface RouterState {
  readonly usr?: unknown;
  readonly key?: string;
  readonly idx?: number;
}

export function addressNow(): Address {
  const { hash, href } = window.location;
  const [path = '', query = ''] = hash.slice(1).split('?', 2);
  return {
    path: path === '' ? '/' : path,
    href,
    parameter: new URLSearchParams(query).get(ADDRESS_PARAMETER) ?? undefined,
    entry: entryOf(routerState().usr),
  };
}

/**
 * Writes the choices into the address of the page that is shown. Not by the router, which would
 * draw everything again that has a link in it; it learns of the entry when it is gone back to.
 * @param how `push` makes a step of the browser's history
 * @returns the address that was written
 */
export function writeAddress(
  parameter: string | undefined,
  entry: string | undefined,
  how: 'push' | 'replace',
): string {
  const { path } = addressNow();
  const query = parameter === undefined ? '' : `?${ADDRESS_PARAMETER}=${parameter}`;
  const { key, idx = 0 } = routerState();
  const usr: EntryState | undefined = entry === undefined ? undefined : { entry };
  const hash = `#${path}${query}`;
  if (how === 'push') {
    // A key of the router's kind: any that no other entry has.
    window.history.pushState({ usr, key: entry, idx: idx + 1 }, '', hash);
  } else {
    window.history.replaceState({ usr, key, idx }, '', hash);
  }
  return window.location.href;
}

function routerState(): RouterState {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null ? state : {};
}
