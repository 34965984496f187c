import { Text } from '@codemirror/state';
import { ChangeSet } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { changesTo } from './replace.ts';

function applied(before: string, after: string): { text: string; touched: number } {
  const changes = ChangeSet.of(changesTo(before, after), before.length);
  let touched = 0;
  changes.iterChanges((fromA, toA) => {
    touched += toA - fromA;
  });
  return { text: changes.apply(Text.of(before.split('\n'))).toString(), touched };
}

describe.each([
  ['short', ''],
  ['long', 'x'.repeat(150_000)],
])('a %s text', (_, middle) => {
  test.each([
    [`a\n${middle}\nz`, `a\nb\n${middle}\nz`],
    [`a\nb\n${middle}\nz`, `a\n${middle}\nz`],
    [`a${middle}`, `${middle}b`],
    ['', `${middle}a`],
    [`aa${middle}aa`, `aaa${middle}aa`],
  ])('becomes the other', (before, after) => {
    expect(applied(before, after).text).toBe(after);
  });

  test('keeps what both have', () => {
    expect(applied(`a\n${middle}\nz`, `a\nb\n${middle}\nz`).touched).toBe(0);
  });
});

test('places far from each other are changed apart', () => {
  const middle = 'same\n'.repeat(1000);
  expect(applied(`a\n${middle}z`, `b\n${middle}y`).touched).toBeLessThan(10);
});
