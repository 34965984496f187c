import { describe, expect, test } from 'vitest';
import { nextPlace, placeAt, placesOf } from './spans.ts';

const PLACES = placesOf([
  { origin: 'template', lines: 3 },
  { origin: 'github', lines: 1 },
  { origin: 'stagecraft', lines: 2 },
  { origin: 'github', lines: 2 },
]);

test('spans know their lines', () => {
  expect(PLACES.map(({ first, last }) => [first, last])).toEqual([
    [1, 3],
    [4, 4],
    [5, 6],
    [7, 8],
  ]);
});

test.each([
  [1, 'template'],
  [3, 'template'],
  [4, 'github'],
  [6, 'stagecraft'],
  [8, 'github'],
  [9, undefined],
  [0, undefined],
])('line %i is of %s', (line, origin) => {
  expect(placeAt(PLACES, line)?.origin).toBe(origin);
});

describe('the next place of one', () => {
  test.each([
    [1, 1, 4],
    [4, 1, 7],
    [8, 1, 4],
    [8, -1, 4],
    [5, -1, 4],
    [4, -1, 7],
  ] as const)('from line %i in direction %i is at line %i', (line, direction, first) => {
    expect(nextPlace(PLACES, 'github', line, direction)?.first).toBe(first);
  });

  test('there is none of one who put nothing there', () => {
    expect(nextPlace(PLACES, 'gitlab', 1, 1)).toBeUndefined();
  });
});
