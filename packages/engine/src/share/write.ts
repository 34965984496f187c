import { deflateSync } from 'fflate';
import { checkBlueprint } from '../blueprint/parse.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { toBase64 } from '../wire/base64.ts';
import { linkTooLarge, MAX_SHARED, SHARE_FORMAT } from './format.ts';
import { WORDS_1 } from './words.ts';

export const DICTIONARY = new TextEncoder().encode(WORDS_1);

/**
 * A blueprint as a short text that is safe in an address: the same for the same choices, whatever
 * their order. The features may be unknown and options missing, so that drafts can be handed on.
 * Throws what `checkBlueprint` throws (SECRET_IN_BLUEPRINT for one), and SHARE_LINK_TOO_LARGE.
 */
export function shareBlueprint(blueprint: Blueprint): string {
  const text = textOf(checkBlueprint(blueprint));
  const folded = deflateSync(new TextEncoder().encode(text), { level: 9, dictionary: DICTIONARY });
  const shared = SHARE_FORMAT + toBase64(folded, 'url');
  if (shared.length > MAX_SHARED) throw linkTooLarge(`${shared.length} characters`, MAX_SHARED);
  return shared;
}

/** `[name, release, "id,id,…", options by id, title, organization]`, what is empty at the end left out. */
function textOf({ name, release, title, organization, features }: Blueprint): string {
  const ids = Object.keys(features).toSorted();
  const options = ids
    .map((id) => [id, inOrder(features[id] ?? {})] as const)
    .filter(([, given]) => Object.keys(given as object).length > 0);
  const parts: unknown[] = [
    name,
    release,
    ids.join(','),
    options.length === 0 ? null : Object.fromEntries(options),
    title ?? null,
    organization ?? null,
  ];
  while (parts.at(-1) === null) parts.pop();
  return JSON.stringify(parts);
}

/** The keys of every object sorted: their order means nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, inOrder(child)]),
  );
}
