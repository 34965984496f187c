import type { Draft } from '../worker/protocol.ts';

type Features = Draft['features'];

/** Whether two choices are the same, with the same options, in whatever order. */
export function sameFeatures(a: Features, b: Features): boolean {
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => b[id] !== undefined && sameValue(a[id], b[id]))
  );
}

/** Of values as JSON has them. An option that is undefined is one that is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
