import { expect, test } from 'vitest';
import { applies } from './condition.ts';

const among = (...features: string[]) => ({ options: {}, features: new Set(features) });

test('of a list of exceptions, one that holds is enough', () => {
  const part = { unless: [{ features: ['github'] }, { features: ['gitlab', 'gerrit'] }] };
  expect(applies(part, among('gitlab'))).toBe(true);
  expect(applies(part, among('github'))).toBe(false);
  expect(applies(part, among('gitlab', 'gerrit'))).toBe(false);
});

test('a single exception holds when all of it does', () => {
  const part = { unless: { features: ['gitlab', 'gerrit'] } };
  expect(applies(part, among('gitlab'))).toBe(true);
  expect(applies(part, among('gitlab', 'gerrit'))).toBe(false);
});
