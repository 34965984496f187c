import { describe, expect, it } from 'vitest';
import { parseLockfile } from '../../packages/engine/src/lockfile/index.ts';
import { answers, rekey } from './rekey.ts';

const entry = (keys: string, resolution: string, dependencies: readonly string[] = []): string =>
  [
    `"${keys}":`,
    `  version: ${resolution.slice(resolution.lastIndexOf(':') + 1)}`,
    `  resolution: "${resolution}"`,
    ...(dependencies.length > 0 ? ['  dependencies:', ...dependencies.map((d) => `    ${d}`)] : []),
    '  languageName: node',
    '  linkType: hard',
    '',
  ].join('\n');

const lockfile = (entries: readonly string[]): string =>
  ['# comment\n', '__metadata:\n  version: 8\n  cacheKey: 10c0\n', ...entries].join('\n');

// What a resolve with `"errors": "1.3.1"` in `resolutions` leaves: the ranges stand in the entries
// of those who ask, and only the pinned version is a key.
const pinned = lockfile([
  entry('asker@npm:^1.0.0', 'asker@npm:1.0.0', ['errors: "npm:^1.2.0"', 'patched: "npm:^2.0.0"']),
  entry('errors@npm:1.3.1', 'errors@npm:1.3.1'),
  entry('newer@npm:^1.0.0', 'newer@npm:1.0.0', ['errors: "npm:^1.4.0"']),
]);

describe('rekey', () => {
  it('lets a pinned version answer the ranges that it satisfies, and no other', () => {
    const { text, moved } = rekey(parseLockfile(pinned), { errors: '1.3.1', absent: '1.0.0' });
    expect(moved).toEqual(['errors@npm:^1.2.0']);
    expect(text).toBe(
      lockfile([
        entry('asker@npm:^1.0.0', 'asker@npm:1.0.0', [
          'errors: "npm:^1.2.0"',
          'patched: "npm:^2.0.0"',
        ]),
        entry('errors@npm:1.3.1, errors@npm:^1.2.0', 'errors@npm:1.3.1'),
        entry('newer@npm:^1.0.0', 'newer@npm:1.0.0', ['errors: "npm:^1.4.0"']),
      ]),
    );
  });

  it('takes a range back that yarn gave to a newer version, and drops what nothing leads to', () => {
    const drifted = lockfile([
      entry('errors@npm:^1.2.0', 'errors@npm:1.9.0'),
      entry('errors@npm:^1.3.0', 'errors@npm:1.3.1'),
    ]);
    const { text, moved } = rekey(parseLockfile(drifted), { errors: '1.3.1' });
    expect(moved).toEqual(['errors@npm:^1.2.0']);
    expect(text).toBe(
      lockfile([entry('errors@npm:^1.2.0, errors@npm:^1.3.0', 'errors@npm:1.3.1')]),
    );
    expect(rekey(parseLockfile(text), { errors: '1.3.1' }).moved).toEqual([]);
  });
});

describe('answers', () => {
  it.each([
    ['1.3.1', 'npm:^1.2.0', true],
    ['0.18.1', 'npm:^0.17.3', false],
    ['4.67.4', 'npm:>=4 <5 || ^3', true],
    ['1.3.1', 'workspace:^', false],
    ['1.3.1', 'npm:@scope/other@^1.0.0', false],
    ['1.3.1', 'npm:latest', false],
  ])('%s for %s: %s', (version, range, expected) => {
    expect(answers(version, range)).toBe(expected);
  });
});
