import type { BerReader } from 'ldapts';
import { ENTRIES, normalized, type Entry } from './directory.ts';
import { readFilter, type Filter } from './filter.ts';

const SCOPES = ['base', 'one', 'sub', 'children'] as const;

/** What a client searches for. */
export interface Search {
  readonly base: string;
  readonly scope: (typeof SCOPES)[number];
  readonly most: number;
  readonly filter: Filter;
  readonly attributes: readonly string[];
}

export function readSearch(reader: BerReader): Search {
  const base = reader.readString() ?? '';
  const scope = SCOPES[reader.readEnumeration() ?? 0] ?? 'base';
  // How aliases are followed: there are none.
  reader.readEnumeration();
  const most = reader.readInt() ?? 0;
  // A time limit, and whether names alone are wanted.
  reader.readInt();
  reader.readBoolean();
  const filter = readFilter(reader);
  const attributes: string[] = [];
  reader.readSequence();
  const end = reader.offset + reader.length;
  while (reader.offset < end) attributes.push(reader.readString() ?? '');
  return { base, scope, most, filter, attributes };
}

export function entryAt(dn: string): Entry | undefined {
  return ENTRIES.find((each) => normalized(each.dn) === normalized(dn));
}

/** The closest entry above a name that is not there. */
export function closestTo(dn: string): string {
  const above = normalized(dn).split(',').slice(1).join(',');
  if (above === '') return '';
  return entryAt(above)?.dn ?? closestTo(above);
}

export function isWithin(entry: Entry, { base, scope }: Search): boolean {
  const [dn, top] = [normalized(entry.dn), normalized(base)];
  if (dn === top) return scope === 'base' || scope === 'sub';
  if (scope === 'base' || !dn.endsWith(`,${top}`)) return false;
  return scope !== 'one' || !dn.slice(0, -top.length - 1).includes(',');
}

/** `*` (or nothing) asks for the attributes of users, `+` for those of the server, `1.1` for none. */
export function selected(entry: Entry, { attributes }: Search) {
  const wanted = attributes.map((each) => each.toLowerCase());
  const own = wanted.length === 0 || wanted.includes('*');
  const isWanted = ([name]: readonly [string, unknown]) => wanted.includes(name.toLowerCase());
  return [
    ...Object.entries(entry.attributes).filter((each) => own || isWanted(each)),
    ...Object.entries(entry.operational).filter((each) => wanted.includes('+') || isWanted(each)),
  ];
}
