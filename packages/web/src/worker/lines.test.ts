import { expect, test } from 'vitest';
import { groupLines } from './lines.ts';

test('joins neighbours only', () => {
  expect(groupLines(['template', 'template', 'github', 'template'])).toEqual([
    { origin: 'template', lines: 2 },
    { origin: 'github', lines: 1 },
    { origin: 'template', lines: 1 },
  ]);
});

test('a file without lines has no spans', () => {
  expect(groupLines([])).toEqual([]);
});
