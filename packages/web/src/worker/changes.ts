import type { Composition } from '@stagecraft/engine';
import type { FileChanges } from './protocol.ts';

type Files = Composition['files'];
type File = NonNullable<ReturnType<Files['get']>>;

/** Which files are new, other or gone. Both sides come sorted; files that stay share their text. */
export function changesBetween(before: Files, after: Files): FileChanges {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [path, file] of after) {
    const earlier = before.get(path);
    if (earlier === undefined) added.push(path);
    else if (!sameContent(earlier.content, file.content)) changed.push(path);
  }
  return { added, changed, removed: [...before.keys()].filter((path) => !after.has(path)) };
}

/** Whether two files hold the same; texts that stay are compared by their place in memory. */
export function sameContent(a: string | Uint8Array, b: string | Uint8Array): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') return false;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

const encoder = new TextEncoder();
const sizes = new WeakMap<File, number>();

/** Characters from which a text's size is remembered: yarn is in every project, and 3 MB. */
const LONG = 2_000_000;
const MAX_REMEMBERED = 8;
const sizesOfLong = new Map<string, number>();

/** In bytes, as UTF-8. */
export function sizeOf(file: File): number {
  const { content } = file;
  if (typeof content !== 'string') return content.length;
  const size = file.bytes ?? sizes.get(file) ?? sizeOfText(content);
  sizes.set(file, size);
  return size;
}

function sizeOfText(text: string): number {
  if (text.length < LONG) return encoder.encode(text).length;
  let size = sizesOfLong.get(text);
  if (size === undefined) {
    size = encoder.encode(text).length;
    if (sizesOfLong.size >= MAX_REMEMBERED) sizesOfLong.clear();
    sizesOfLong.set(text, size);
  }
  return size;
}
