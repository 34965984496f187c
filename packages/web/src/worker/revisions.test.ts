import type { Composition } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { countRevisions } from './revisions.ts';

type File = NonNullable<ReturnType<Composition['files']['get']>>;

function file(content: string | Uint8Array, ...origins: string[]): File {
  return { content, executable: false, origins };
}

test('a file keeps its number until its content or its origins are others', () => {
  const revise = countRevisions();
  const first = revise(
    new Map([
      ['a', file('1', 'template')],
      ['b', file('1', 'template')],
      ['c', file(new Uint8Array([1]), 'template')],
    ]),
  );
  const second = revise(
    new Map([
      ['a', file('1', 'template')],
      ['b', file('1', 'template', 'github')],
      ['c', file(new Uint8Array([2]), 'template')],
    ]),
  );
  expect(second.get('a')).toBe(first.get('a'));
  expect(second.get('b')).not.toBe(first.get('b'));
  expect(second.get('c')).not.toBe(first.get('c'));
});

test('a file that comes back has a number of its own', () => {
  const revise = countRevisions();
  const first = revise(new Map([['a', file('1')]]));
  revise(new Map());
  const third = revise(new Map([['a', file('1')]]));
  expect(third.get('a')).not.toBe(first.get('a'));
});
