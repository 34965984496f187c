import { StagecraftError } from '../errors.ts';
import { fromBase64, toBase64 } from './base64.ts';

const MAP = '$map';
const BYTES = '$bytes';
const UTF8 = '$utf8';

/**
 * Data as JSON: what JSON has, and maps (`{"$map":[[key, value], …]}`) and bytes
 * (`{"$bytes":"base64"}`, or `{"$utf8":"text"}` for those that are text, which reads faster and
 * packs smaller), as a Library, a Release or a Composition hold them. A key of an object that begins
 * with `$` gets another, so that no data is taken for a mark. What JSON leaves out (undefined,
 * functions) is left out here too.
 */
export function encodeData(value: unknown): string {
  return JSON.stringify(mark(value)) ?? 'null';
}

function mark(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return markBytes(value);
  if (value instanceof Map) {
    return { [MAP]: [...value].map(([key, child]) => [mark(key), mark(child)]) };
  }
  if (Array.isArray(value)) return value.map(mark);
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key.startsWith('$') ? `$${key}` : key,
      mark(child),
    ]),
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function markBytes(bytes: Uint8Array): unknown {
  try {
    return { [UTF8]: utf8.decode(bytes) };
  } catch {
    return { [BYTES]: toBase64(bytes, 'standard') };
  }
}

/** The data that {@link encodeData} made the text of. Throws WIRE_UNREADABLE for any other text. */
export function decodeData(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable('it is not JSON', cause);
  }
  return unmark(value);
}

function unmark(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const part: unknown = value[index];
      if (typeof part === 'object' && part !== null) value[index] = unmark(part);
    }
    return value;
  }
  return unmarkObject(value as Record<string, unknown>);
}

function unmarkObject(object: Record<string, unknown>): unknown {
  const keys = Object.keys(object);
  const [first] = keys;
  if (keys.length === 1 && first === MAP) return mapOf(object[MAP]);
  if (keys.length === 1 && first === BYTES) return bytesOf(object[BYTES]);
  if (keys.length === 1 && first === UTF8) return textBytesOf(object[UTF8]);
  if (keys.some((key) => key.startsWith('$') || key === '__proto__')) {
    return Object.fromEntries(
      keys.map((key) => [key.startsWith('$') ? key.slice(1) : key, unmark(object[key])]),
    );
  }
  for (const key of keys) {
    const part = object[key];
    if (typeof part === 'object' && part !== null) object[key] = unmark(part);
  }
  return object;
}

function mapOf(value: unknown): Map<unknown, unknown> {
  if (!Array.isArray(value)) throw unreadable('a map is not a list');
  const map = new Map<unknown, unknown>();
  for (const entry of value as unknown[]) {
    if (!Array.isArray(entry) || entry.length !== 2) throw unreadable('a map has no pairs');
    map.set(unmark(entry[0]), unmark(entry[1]));
  }
  return map;
}

function bytesOf(value: unknown): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value, 'standard') : undefined;
  if (bytes === undefined) throw unreadable('bytes are not base64');
  return bytes;
}

function textBytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw unreadable('bytes are not text');
  return new TextEncoder().encode(value);
}

function unreadable(why: string, cause?: unknown): StagecraftError {
  return new StagecraftError({
    code: 'WIRE_UNREADABLE',
    message: `Data that was sent can't be read: ${why}.`,
    fix: 'Load it again: it may have been cut off, or be of another version of Stagecraft.',
    params: { reason: why },
    cause,
  });
}
