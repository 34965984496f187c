import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptLines } from './diffLines.ts';

/** Few different lines, so that many are there several times, as blank lines and brackets are. */
const lines = fc.array(fc.constantFrom('', '{', '}', 'a', 'b', 'c'), { maxLength: 40 });

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () =>
    Array.from({ length: b.length + 1 }, () => 0),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i] ?? [];
      const above = table[i - 1] ?? [];
      row[j] =
        a[i - 1] === b[j - 1] ? (above[j - 1] ?? 0) + 1 : Math.max(above[j] ?? 0, row[j - 1] ?? 0);
    }
  }
  return table[a.length]?.[b.length] ?? 0;
}

function expectValid(before: readonly string[], after: readonly string[]): number {
  const kept = keptLines(before, after);
  expect(kept).toHaveLength(after.length);
  let last = -1;
  let count = 0;
  for (const [index, from] of kept.entries()) {
    if (from < 0) continue;
    expect(from).toBeGreaterThan(last);
    expect(before[from]).toBe(after[index]);
    last = from;
    count += 1;
  }
  return count;
}

test('it makes the one text of the other, and keeps as many lines as can be kept', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(expectValid(before, after)).toBe(longestCommon(before, after));
    }),
    { numRuns: 2000 },
  );
});

test('what is inserted is all that is new', () => {
  fc.assert(
    fc.property(lines, fc.nat(40), lines, (before, at, inserted) => {
      const place = Math.min(at, before.length);
      const after = before.toSpliced(place, 0, ...inserted);
      expect(expectValid(before, after)).toBe(before.length);
    }),
  );
});

describe('large texts', () => {
  const many = (count: number, word: string) =>
    Array.from({ length: count }, (_, i) => `${word}${i}`);

  test('that have nothing in common are done at once', () => {
    const [a, b] = [many(20_000, 'a'), many(20_000, 'b')];
    expect(expectValid(a, b)).toBe(0);
  });

  test('with a change in the middle keep the rest', () => {
    const a = many(5000, 'a');
    expect(expectValid(a, a.toSpliced(2500, 3, 'x', 'y'))).toBe(4997);
  });
});
