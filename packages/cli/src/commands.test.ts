import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseBlueprint, showOptionValue, StagecraftError } from '@stagecraft/engine';
import { loadLibrary } from '@stagecraft/sources';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { parseOptionValue } from './choices/optionValue.ts';
import { exitCodeOf } from './output/exitCodes.ts';
import { duration } from './output/sizes.ts';
import { wrap } from './output/style.ts';
import { call, inTemporaryFolder, makeLibrary, REPOSITORY } from './testing/fixture.ts';

let root = '';
beforeAll(async () => {
  root = await makeLibrary();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const ask = (...args: string[]) => call(args, { root, cwd: root });
const data = async (...args: string[]) =>
  JSON.parse((await ask(...args, '--json')).stdout) as Record<string, never>;

test('shows its version and its help', async () => {
  expect((await ask('--version')).stdout).toBe('9.8.7\n');
  const help = await ask();
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('Exit codes');
  for (const command of ['create', 'features', 'start', 'doctor', 'schema']) {
    expect(help.stdout).toContain(command);
    const { code, stdout } = await ask(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
  }
});

test('lists features for people and for machines', async () => {
  const { features } = (await data('features')) as unknown as {
    features: Record<string, unknown>[];
  };
  expect(features.map(({ id }) => id)).toContain('github');
  expect(features[0]).toMatchObject({ id: 'catalog', title: 'Catalog', category: 'core' });
  const { stdout } = await ask('features');
  expect(stdout).toMatch(/github\s+GitHub: Reads repositories\./);
});

test('finds features by category and by words', async () => {
  const ids = async (...args: string[]) =>
    ((await data('features', ...args)) as unknown as { features: { id: string }[] }).features.map(
      ({ id }) => id,
    );
  expect(await ids('--category', 'sign-in')).toEqual(['auth-any']);
  expect(await ids('--search', 'OCTOCAT reads')).toEqual(['github']);
  expect(await ids('--search', 'nothing like it')).toEqual([]);
  expect((await ask('features', '--search', 'nothing')).stdout).toContain('Try fewer words');
});

test('tells everything about one feature', async () => {
  const github = await data('features', 'github');
  expect(github).toMatchObject({
    id: 'github',
    requiredBy: ['actions'],
    secrets: [{ name: 'GITHUB_TOKEN', scopes: ['repo'], obtain: 'https://example.com/tokens' }],
    release: '1.55.0',
  });
  const { stdout } = await ask('features', 'github');
  for (const text of ['github.minutes', 'default 30', 'one of read, write', 'Scopes: repo']) {
    expect(stdout).toContain(text);
  }
});

test('writes JSON Schemas', async () => {
  const blueprint = await data('schema', 'blueprint');
  expect(blueprint).toMatchObject({ type: 'object', additionalProperties: false });
  expect(Object.keys((await data('schema', 'feature'))['properties'] ?? {})).toContain('secrets');
  expect(() => z.fromJSONSchema(blueprint)).not.toThrow();
});

test('doctor names the secrets that are missing, and those only', () =>
  inTemporaryFolder(async (cwd) => {
    const project = path.join(cwd, 'p');
    await mkdir(project);
    await writeFile(path.join(project, 'package.json'), '{}');
    const blueprint = 'stagecraft: 1\nname: p\nfeatures: { github: {} }\n';
    await writeFile(path.join(project, 'stagecraft.yaml'), blueprint);
    const secrets = async (env: Record<string, string> = {}) => {
      const { code, stdout } = await call(['doctor', 'p', '--json'], { root, cwd, env });
      const { ok, groups } = JSON.parse(stdout) as {
        ok: boolean;
        groups: { title: string; checks: { id: string; status: string; fix?: string }[] }[];
      };
      expect(code).toBe(ok ? 0 : 1);
      return groups.find(({ title }) => title === 'Secrets')?.checks;
    };
    const [missing] = (await secrets()) ?? [];
    expect(missing).toMatchObject({ id: 'secret.GITHUB_TOKEN', status: 'fail' });
    expect(missing?.fix).toContain('https://example.com/tokens');
    expect((await secrets({ GITHUB_TOKEN: 'x' }))?.[0]).toMatchObject({ status: 'ok' });
    await writeFile(path.join(project, '.env'), 'GITHUB_TOKEN=x\n');
    expect((await secrets())?.[0]).toMatchObject({ status: 'ok' });
    await writeFile(path.join(project, 'stagecraft.yaml'), 'stagecraft: 7\n');
    expect((await secrets())?.[0]).toMatchObject({ id: 'blueprint', status: 'fail' });
  }));

test('reads option values by their type and shows them the same', () => {
  expect(parseOptionValue({ type: 'boolean' }, 'false', 'a.b')).toBe(false);
  expect(parseOptionValue({ type: 'number' }, '1.5', 'a.b')).toBe(1.5);
  const list = { type: 'array', items: { type: 'integer' } };
  expect(parseOptionValue(list, '1, 2,', 'a.b')).toEqual([1, 2]);
  expect(parseOptionValue({ type: 'object' }, '{"a":1}', 'a.b')).toEqual({ a: 1 });
  expect(parseOptionValue({}, ' as it is ', 'a.b')).toBe(' as it is ');
  expect(showOptionValue([1, 'b', true])).toBe('1,b,true');
  expect(() => parseOptionValue({ type: 'number' }, 'x', 'a.b')).toThrow(StagecraftError);
});

test('maps errors to exit codes', () => {
  expect(exitCodeOf('CANCELLED')).toBe(130);
  expect(exitCodeOf('REGISTRY_UNREACHABLE')).toBe(3);
  expect(exitCodeOf('GIT_MISSING')).toBe(3);
  expect(exitCodeOf('COMMAND_FAILED')).toBe(1);
  expect(exitCodeOf('UNKNOWN_FEATURE')).toBe(2);
});

test('breaks lines at spaces only, and says durations as people do', () => {
  expect(wrap('aaa bbb ccc', 7, ' ')).toBe(' aaa\n bbb\n ccc');
  expect(wrap('a-very-long-word b', 5)).toBe('a-very-long-word\nb');
  expect([120, 1500, 61_000].map(duration)).toEqual(['120 ms', '1.5 s', '1 min 1 s']);
});

test('the real library: every preset can be previewed, and its blueprint read back', async () => {
  const library = await loadLibrary(REPOSITORY);
  expect(library.presets.size).toBeGreaterThan(0);
  for (const id of library.presets.keys()) {
    await inTemporaryFolder(async (cwd) => {
      const zip = ['create', 'acme', '--preset', id, '--no-install', '--no-git', '--json'];
      const { code, stdout } = await call(zip, { root: REPOSITORY, cwd });
      expect({ id, code, stdout: code === 0 ? '' : stdout }).toEqual({ id, code: 0, stdout: '' });
      const text = await readFile(path.join(cwd, 'acme/stagecraft.yaml'), 'utf8');
      expect(parseBlueprint(text).blueprint.name).toBe('acme');
    });
  }
});

test('the real library: a preset on an older release leaves out what that does not have, and says so', async () => {
  await inTemporaryFolder(async (cwd) => {
    const args = [
      'create',
      'p',
      '--preset',
      'github',
      '--release',
      '1.50.0',
      '--dry-run',
      '--json',
    ];
    const { code, stdout } = await call(args, { root: REPOSITORY, cwd });
    const { features, warnings } = JSON.parse(stdout) as {
      features: { id: string }[];
      warnings: { code: string; message: string }[];
    };
    expect(code).toBe(0);
    expect(features.map(({ id }) => id)).not.toContain('home');
    expect(warnings.find((warning) => warning.code === 'LEFT_OUT')?.message).toContain('Home page');
    const named = [
      'create',
      'p',
      '--feature',
      'home',
      '--release',
      '1.50.0',
      '--dry-run',
      '--json',
    ];
    const refused = await call(named, { root: REPOSITORY, cwd });
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain('NOT_ON_RELEASE');
  });
});
