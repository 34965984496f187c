import { expect, test } from 'vitest';
import { cardTowards, type Place } from './grid.ts';

/** Cards of 100 by 50; the third row begins a section of its own, with a gap above. */
const places: Place[] = [
  [0, 0],
  [110, 0],
  [220, 0],
  [0, 60],
  [110, 60],
  [0, 300],
  [110, 300],
  [220, 300],
].map(([left = 0, top = 0]) => ({ left, top, width: 100, height: 50 }));

test('left and right follow the reading order, over the ends of rows', () => {
  expect(cardTowards(places, 0, 'right')).toBe(1);
  expect(cardTowards(places, 2, 'right')).toBe(3);
  expect(cardTowards(places, 3, 'left')).toBe(2);
});

test('up and down stay in their column', () => {
  expect(cardTowards(places, 1, 'down')).toBe(4);
  expect(cardTowards(places, 4, 'up')).toBe(1);
  expect(cardTowards(places, 4, 'down')).toBe(6);
});

test('a row that is shorter gives its nearest card', () => {
  expect(cardTowards(places, 2, 'down')).toBe(4);
  expect(cardTowards(places, 7, 'up')).toBe(4);
});

test('cards of other heights in a row are still one row', () => {
  const uneven = places.map((place, at) => (at === 4 ? { ...place, height: 60 } : place));
  expect(cardTowards(uneven, 1, 'down')).toBe(4);
});

test('the edges lead nowhere', () => {
  expect(cardTowards(places, 0, 'left')).toBeUndefined();
  expect(cardTowards(places, 1, 'up')).toBeUndefined();
  expect(cardTowards(places, 7, 'right')).toBeUndefined();
  expect(cardTowards(places, 6, 'down')).toBeUndefined();
});
