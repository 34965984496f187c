import { describe, expect, test } from 'vitest';
import { causeOf, changedFiles, shownChange } from './lastChange.ts';

const CHANGES = {
  added: ['.github/workflows/ci.yml'],
  changed: ['.env.example', 'app-config.yaml', 'packages/app/package.json', 'yarn.lock'],
  removed: ['.gitlab-ci.yml'],
};

describe('the files of a change', () => {
  const files = changedFiles(CHANGES);

  test('are new, changed and removed ones, the most telling first and the lockfile last', () => {
    expect(files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'added .github/workflows/ci.yml',
      'changed app-config.yaml',
      'changed packages/app/package.json',
      'changed .env.example',
      'removed .gitlab-ci.yml',
      'changed yarn.lock',
    ]);
  });

  test('show the one that was open while it is among them', () => {
    expect(shownChange(files, 'app-config.yaml')?.kind).toBe('changed');
    expect(shownChange(files, 'yarn.lock')?.path).toBe('yarn.lock');
    expect(shownChange(files, 'README.md')?.path).toBe('.github/workflows/ci.yml');
  });

  test('never open a lockfile unasked', () => {
    const lockfile = changedFiles({ added: [], changed: ['yarn.lock'], removed: [] });
    expect(shownChange(lockfile, undefined)).toBeUndefined();
  });
});

test.each([
  [
    { how: 'choice', label: 'Added GitHub' },
    { how: 'choice', label: 'Added GitHub' },
  ],
  [
    { how: 'typing', place: 'github.host' },
    { how: 'typing', feature: 'github', field: 'host' },
  ],
  [
    { how: 'typing', place: 'name' },
    { how: 'typing', feature: '', field: 'name' },
  ],
  [{ how: 'opened' }, { how: 'opened' }],
] as const)('the cause of %o', (edit, cause) => {
  expect(causeOf(edit)).toEqual(cause);
});
