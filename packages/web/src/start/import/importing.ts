import type { Draft } from '../../worker/protocol.ts';
import { sameValue } from '../presets.ts';

/** What taking over a blueprint would change. Features by id. */
export interface Differences {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Chosen before and after, with other options. */
  readonly changed: readonly string[];
  readonly kept: number;
  /** What else is other than before. */
  readonly fields: readonly { readonly field: TextField; readonly to: string | undefined }[];
}

type TextField = 'name' | 'title' | 'organization' | 'release';
const FIELDS: readonly TextField[] = ['name', 'title', 'organization', 'release'];

export function differences(before: Draft, after: Draft): Differences {
  const was = Object.keys(before.features);
  const is = Object.keys(after.features);
  const both = is.filter((id) => before.features[id] !== undefined);
  const changed = both.filter((id) => !sameValue(before.features[id], after.features[id]));
  return {
    added: is.filter((id) => before.features[id] === undefined),
    removed: was.filter((id) => after.features[id] === undefined),
    changed,
    kept: both.length - changed.length,
    fields: FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
      field,
      to: after[field],
    })),
  };
}

/** A link, or the parameter of one, rather than YAML: one word without "key: value" in it. */
export function looksLikeLink(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return false;
  return /^https?:\/\//i.test(trimmed) || /[?&#]b=/.test(trimmed) || /^1[\w-]{20,}$/.test(trimmed);
}

/** Bytes; a real blueprint has under 4 kB, and the engine reads 256. */
export const MAX_FILE = 1_000_000;

/** The text of a dropped or chosen file; undefined for one that is not text, or far too large. */
export async function textOf(file: Blob): Promise<string | undefined> {
  if (file.size > MAX_FILE) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
