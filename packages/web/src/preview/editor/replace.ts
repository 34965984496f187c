import { diff } from '@codemirror/merge';
import type { ChangeSpec } from '@codemirror/state';

/** Characters up to which it is worth to find each place that is other. */
const DETAILED = 200_000;

/**
 * What makes one text of another and leaves alone what both have, so that a reader stays where they
 * are.
 */
export function changesTo(before: string, after: string): ChangeSpec[] {
  if (before === after) return [];
  if (before.length + after.length < DETAILED) {
    return diff(before, after, { scanLimit: 500 }).map(({ fromA, toA, fromB, toB }) => ({
      from: fromA,
      to: toA,
      insert: after.slice(fromB, toB),
    }));
  }
  return [wholeChange(before, after)];
}

/** Everything between the beginning and the end that both have. */
function wholeChange(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
