import { expect, test } from 'vitest';
import { problemsIn } from './api.ts';
import { readConfig } from './useServer.ts';

test('a page from a file server has no server, whatever the file says', () => {
  for (const answer of [{ server: null }, null, 'moved', [], 1, { server: 'yes' }]) {
    expect(readConfig(answer)).toEqual({ server: null });
  }
});

test('a server says whether it creates, and where', () => {
  const server = { create: true, projectsFolder: '/home/ann', version: '0.1.0' };
  expect(readConfig({ server })).toEqual({ server });
  expect(readConfig({ server: { create: 'true' } })).toEqual({
    server: { create: false, projectsFolder: '', version: '' },
  });
});

test('an answer that names several problems gives them all', () => {
  const errors = [
    { code: 'UNKNOWN_FEATURE', message: 'There is no "x".', fix: 'Remove it.' },
    { code: 'INVALID_FIELD', message: 'name is not valid.', fix: 'Use words.', path: ['name'] },
  ];
  expect(problemsIn({ status: 422, code: 'UNKNOWN_FEATURE', errors }, 422)).toEqual(errors);
});

test('an answer that is one problem gives it, and one that is none still says something', () => {
  const problem = {
    status: 409,
    code: 'FOLDER_NOT_EMPTY',
    detail: 'It is full.',
    fix: 'Empty it.',
  };
  expect(problemsIn(problem, 409)).toEqual([
    { code: 'FOLDER_NOT_EMPTY', message: 'It is full.', fix: 'Empty it.' },
  ]);
  expect(problemsIn(undefined, 502)[0]?.message).toContain('502');
});
