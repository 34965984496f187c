import { describe, expect, test } from 'vitest';
import { StagecraftError, StagecraftErrors } from '../errors.ts';
import { fixtureLibrary, fixtureRelease } from '../testing/fixture.ts';
import { checkBlueprint, parseBlueprint } from './parse.ts';
import { resolveBlueprint } from './resolve.ts';
import { writeBlueprint } from './write.ts';

const library = fixtureLibrary();

function errorsOf(text: string, version?: string): readonly StagecraftError[] {
  try {
    const { blueprint, locate } = parseBlueprint(text);
    resolveBlueprint(blueprint, library, fixtureRelease(version), locate);
  } catch (error) {
    if (error instanceof StagecraftErrors) return error.errors;
    if (error instanceof StagecraftError) return [error];
    throw error;
  }
  return [];
}

const head = 'stagecraft: 1\nname: acme\n';

describe('each mistake names its place, the cause and the fix', () => {
  test.each([
    [
      'an unknown feature',
      `${head}features:\n  gti: {}\n`,
      'UNKNOWN_FEATURE',
      4,
      'Did you mean "git"?',
    ],
    ['an unknown option', `${head}features:\n  git: { hots: x }\n`, 'UNKNOWN_OPTION', 4, '"host"'],
    [
      'a wrong type',
      `${head}features:\n  git:\n    discovery: maybe\n`,
      'INVALID_OPTION',
      5,
      'boolean',
    ],
    ['a wrong form', `${head}features:\n  git:\n    host: A_B\n`, 'INVALID_OPTION', 5, 'git.acme'],
    ['a conflict', `${head}features:\n  auth-git: {}\n  auth-old: {}\n`, 'CONFLICT', 4, 'Remove'],
    [
      'a missing companion',
      `${head}features:\n  radar: {}\n`,
      'MISSING_REQUIREMENT',
      4,
      '"git" or "kube"',
    ],
    [
      'a package unknown to the release',
      `${head}features: { elsewhere: {} }\n`,
      'NOT_ON_RELEASE',
      3,
      'Remove',
    ],
    ['an unknown field', `${head}feature: {}\nfeatures: {}\n`, 'UNKNOWN_FIELD', 3, '"features"'],
    ['a missing field', 'stagecraft: 1\nfeatures: {}\n', 'MISSING_FIELD', 1, 'acme-portal'],
    ['a bad name', 'stagecraft: 1\nname: ../x\nfeatures: {}\n', 'INVALID_FIELD', 2, 'acme-portal'],
    [
      'a later format',
      'stagecraft: 9\nname: a\nfeatures: {}\n',
      'INVALID_FIELD',
      1,
      'update Stagecraft',
    ],
    [
      'a token',
      `${head}features:\n  git: { organization: ghp_abcdefghijklmnop1234 }\n`,
      'SECRET_IN_BLUEPRINT',
      4,
      '.env',
    ],
    ['broken YAML', 'stagecraft: 1\nname: [\n', 'BLUEPRINT_NOT_YAML', 3, 'line'],
  ])('%s', (_, text, code, line, fix) => {
    const [error] = errorsOf(text);
    expect(error).toMatchObject({ code, position: { line } });
    expect(error?.fix).toContain(fix);
    expect(error?.message).not.toContain('ghp_');
  });

  test('several at once', () => {
    const text = `${head}features:\n  gti: {}\n  git: { hots: x, host: 3 }\n`;
    expect(errorsOf(text).map(({ code }) => code)).toEqual([
      'UNKNOWN_FEATURE',
      'UNKNOWN_OPTION',
      'INVALID_OPTION',
    ]);
  });

  test('what is missing from the release among the rest', () => {
    const text = `${head}features:\n  git: { host: 3 }\n  elsewhere: {}\n`;
    expect(errorsOf(text).map(({ code }) => code)).toEqual(['INVALID_OPTION', 'NOT_ON_RELEASE']);
  });

  test('a feature that the release does not have yet', () => {
    expect(errorsOf(`${head}features: { git: {}, radar: {} }\n`, '1.9.0')).toMatchObject([
      { code: 'NOT_ON_RELEASE', position: { line: 3 } },
    ]);
  });
});

test('an alias bomb is refused before it explodes', () => {
  const lines = Array.from(
    { length: 12 },
    (_, i) =>
      `a${i}: &a${i} [${Array(9)
        .fill(i === 0 ? 'x' : `*a${i - 1}`)
        .join(', ')}]`,
  );
  expect(() => parseBlueprint(lines.join('\n'))).toThrow('aliases');
});

test('what is written is read back the same', () => {
  const text = `${head}title: 'A: b'\nfeatures:\n  git: { topics: [a], organization: acme }\n`;
  const { blueprint } = parseBlueprint(text);
  const written = writeBlueprint(resolveBlueprint(blueprint, library, fixtureRelease()));
  const again = parseBlueprint(written).blueprint;
  expect(again.features['git']).toEqual({ organization: 'acme', topics: ['a'] });
  expect(writeBlueprint(resolveBlueprint(again, library, fixtureRelease()))).toBe(written);
});

describe('data that would end a check in a crash is refused', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test.each([
    ['YAML nested ten thousand deep', `${head}features: ${nested(10_000)}\n`],
    ['YAML nested a hundred deep', `${head}features:\n  git: { a: ${nested(100)} }\n`],
    ['YAML that refers to itself', `${head}features: &a\n  git: { a: *a }\n`],
    ['a name that no object can hold', `${head}features:\n  git: { __proto__: { a: 1 } }\n`],
  ])('%s', (_, text) => {
    expect(errorsOf(text)).not.toEqual([]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  test('twenty thousand values', () => {
    const list = Array.from({ length: 20_000 }, () => 0);
    const value = { stagecraft: 1, name: 'a', features: { git: { list } } };
    expect(() => checkBlueprint(value)).toThrow('more than 10000 values');
  });
});

describe('an error says where in the blueprint it is, also without a text', () => {
  test.each([
    [{ name: 'A' }, ['name']],
    [{ name: 'a', title: '' }, ['title']],
    [{ name: 'a', release: 'x' }, ['release']],
    [{ name: 'a', nam: 'b' }, ['nam']],
    [{ name: 'a', features: { gti: {} } }, ['features', 'gti']],
    [{ name: 'a', features: { git: { host: 3 } } }, ['features', 'git', 'host']],
    [{ name: 'a', features: { git: { topics: [1] } } }, ['features', 'git', 'topics', '0']],
    [{ name: 'a', features: { git: { hots: 'x' } } }, ['features', 'git', 'hots']],
    [{ name: 'a', features: { git: { token: 'x' } } }, ['features', 'git', 'token']],
    [{ name: 'a', features: { radar: {} } }, ['features', 'radar']],
    [{ name: 'a', features: { elsewhere: {} } }, ['features', 'elsewhere']],
  ])('%j', (given, path) => {
    const value = { stagecraft: 1, features: {}, ...given };
    let found: readonly StagecraftError[] = [];
    try {
      resolveBlueprint(checkBlueprint(value), library, fixtureRelease());
    } catch (error) {
      if (error instanceof StagecraftErrors) found = error.errors;
    }
    expect(found.map((error) => error.path)).toEqual([path]);
    expect(Object.keys(found[0]?.params ?? {}).length).toBeGreaterThan(0);
    expect(found[0]?.position).toBeUndefined();
  });
});
