/** Past this many differing lines a middle counts as rewritten: looking closer costs their square. */
const MAX_EDITS = 1500;

/**
 * Which lines of a text are still there in another, after Myers, "An O(ND) Difference Algorithm and
 * Its Variations" (1986): for each line of `after` the index of that line in `before`, or -1 for one
 * that is new. The indices rise.
 */
export function keptLines(before: readonly string[], after: readonly string[]): Int32Array {
  const kept = new Int32Array(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    kept[head] = head;
    head += 1;
  }
  let tail = 0;
  const shift = before.length - after.length;
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
    kept[after.length - tail] = after.length - tail + shift;
  }
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  for (const [x, y] of matches(a, b)) kept[head + y] = head + x;
  return kept;
}

type Match = readonly [x: number, y: number];

/** The longest common subsequence of two lists, as pairs of indices. */
function matches(a: readonly string[], b: readonly string[]): Match[] {
  if (a.length === 0 || b.length === 0) return [];
  const trace: Int32Array[] = [];
  const limit = Math.min(a.length + b.length, MAX_EDITS);
  const at = limit + 1;
  // For each diagonal how far along `a` a path with so many edits gets.
  const furthest = new Int32Array(2 * limit + 3);
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(at - edits - 1, at + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = follow(a, b, furthest, at + diagonal, diagonal, edits);
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return [];
}

function follow(
  a: readonly string[],
  b: readonly string[],
  furthest: Int32Array,
  slot: number,
  diagonal: number,
  edits: number,
): number {
  const left = furthest[slot - 1] ?? 0;
  const right = furthest[slot + 1] ?? 0;
  const down = diagonal === -edits || (diagonal !== edits && left < right);
  let x = down ? right : left + 1;
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
  furthest[slot] = x;
  return x;
}

/** From the end to the start along the paths that got furthest: runs of equal lines are the matches. */
function walkBack(trace: readonly Int32Array[], endX: number, endY: number): Match[] {
  const found: Match[] = [];
  let [x, y] = [endX, endY];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const row = trace[edits] ?? new Int32Array();
    const diagonal = x - y;
    const slot = diagonal + edits + 1;
    const left = row[slot - 1] ?? 0;
    const right = row[slot + 1] ?? 0;
    const down = diagonal === -edits || (diagonal !== edits && left < right);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : down ? right : left;
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      found.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return found.toReversed();
}
