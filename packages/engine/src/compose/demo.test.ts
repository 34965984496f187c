import { expect, test } from 'vitest';
import { mergeConfig } from './demo.ts';

const base = { catalog: { rules: 1, locations: ['a'] } };

test('the lists of demo parts add up', () => {
  const merged = mergeConfig(base, { catalog: { locations: ['b'] } });
  expect(merged).toEqual({ catalog: { rules: 1, locations: ['a', 'b'] } });
});

test('lists are replaced by what is laid over a demo, as by a file of Backstage', () => {
  const merged = mergeConfig(base, { catalog: { locations: ['b'] } }, 'replaced');
  expect(merged).toEqual({ catalog: { rules: 1, locations: ['b'] } });
});
