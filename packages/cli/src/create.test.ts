import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, inTemporaryFolder, listing, makeLibrary, type Call } from './testing/fixture.ts';

let root = '';
beforeAll(async () => {
  root = await makeLibrary();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const inside = <T>(use: (given: Call) => Promise<T>) =>
  inTemporaryFolder((cwd) => use({ root, cwd }));

interface Report {
  readonly dryRun?: boolean;
  readonly folder?: string;
  readonly project: { name: string; title: string; organization: string; release: string };
  readonly features: { id: string; addedFor: string | null; options: Record<string, unknown> }[];
  readonly files: { path: string; bytes: number; origins: string[] }[];
  readonly packages: { name: string; workspace: string }[];
  readonly config: unknown[];
  readonly environment: { name: string; set: boolean; obtain: string }[];
  readonly warnings: { code: string }[];
  readonly nextSteps: { title: string }[];
  readonly installed?: boolean;
  readonly zip?: string;
}

async function report(args: readonly string[], given: Call): Promise<Report> {
  const { code, stdout, stderr } = await call([...args, '--json'], given);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Report;
}

const NO_INSTALL = ['--yes', '--no-install'];

test('creates a project and tells the next steps', () =>
  inside(async (given) => {
    const args = ['create', 'acme-portal', '--preset', 'hub', ...NO_INSTALL];
    const set = ['--set', 'github.organization=acme'];
    const { code, stdout, stderr } = await call([...args, ...set], given);
    expect(code).toBe(0);
    expect(await readdir(given.cwd)).toEqual(['acme-portal']);
    const project = path.join(given.cwd, 'acme-portal');
    expect(await readFile(path.join(project, 'stagecraft.yaml'), 'utf8')).toContain(
      'organization: acme',
    );
    expect(stdout).toContain('Acme portal is in acme-portal.');
    expect(stdout).toContain('npx stagecraft start acme-portal');
    expect(stdout).toContain('Invite the team of acme');
    expect(stdout).toContain('GITHUB_TOKEN');
    expect(stderr).toMatch(/Wrote \d+ files/);
    // eslint-disable-next-line no-control-regex -- colors are what must not be there
    expect(stdout + stderr).not.toMatch(/\u001b/);
  }));

test('reports for machines', () =>
  inside(async (given) => {
    const result = await report(['create', 'p', '--preset', 'hub', ...NO_INSTALL], given);
    expect(result.folder).toBe(path.join(given.cwd, 'p'));
    expect(result.installed).toBe(false);
    expect(result.project).toMatchObject({ name: 'p', title: 'P', release: '1.55.0' });
    expect(result.warnings.map(({ code }) => code)).toContain('NO_SIGN_IN');
  }));

test('a dry run tells all and writes nothing', () =>
  inside(async (given) => {
    const args = ['create', 'p', '--feature', 'actions', '--dry-run'];
    const result = await report(args, given);
    expect(result.dryRun).toBe(true);
    expect(result.features.map(({ id, addedFor }) => [id, addedFor])).toEqual([
      ['catalog', null],
      ['actions', null],
      ['github', 'actions'],
    ]);
    expect(result.files.find((file) => file.path === 'package.json')?.origins).toContain(
      'template',
    );
    expect(result.files.every(({ bytes }) => bytes >= 0)).toBe(true);
    expect(result.packages.length).toBeGreaterThan(10);
    expect(result.environment.find(({ name }) => name === 'GITHUB_TOKEN')).toMatchObject({
      set: false,
      obtain: 'https://example.com/tokens',
    });
    const { stdout } = await call(args, given);
    expect(stdout).toMatch(/package\.json\s+[\d.]+ kB\s+template/);
    expect(stdout).toContain('(added for actions)');
    expect(stdout).toContain('nothing was written');
    expect(await listing(given.cwd)).toEqual([]);
  }));

test('reads a blueprint from a file and from the standard input, flags on top', () =>
  inside(async (given) => {
    const text = 'stagecraft: 1\nname: acme\nfeatures: { github: { minutes: 5 } }\n';
    await writeFile(path.join(given.cwd, 'bp.yaml'), text);
    const args = ['create', '--dry-run', '--set', 'github.teams=a,b', '--release', '1.54.0'];
    const fromFile = await report([...args, '--blueprint', 'bp.yaml'], given);
    const piped = await report([...args, '--blueprint', '-'], { ...given, stdin: text });
    expect(fromFile).toEqual(piped);
    expect(fromFile.project).toMatchObject({ name: 'acme', release: '1.54.0' });
    const github = fromFile.features.find(({ id }) => id === 'github');
    expect(github?.options).toMatchObject({ minutes: 5, teams: ['a', 'b'], mode: 'read' });
  }));

test('leaves features out and takes several at once', () =>
  inside(async (given) => {
    const args = ['create', 'p', '--preset', 'hub', '--dry-run'];
    const less = await report([...args, '--without', 'actions', 'github'], given);
    expect(less.features.map(({ id }) => id)).toEqual(['catalog']);
    const commas = await report(['create', 'p', '--dry-run', '--feature', 'actions,github'], given);
    expect(commas.features.map(({ id }) => id)).toEqual(['catalog', 'actions', 'github']);
  }));

test('--yes alone makes the smallest portal', () =>
  inside(async (given) => {
    const result = await report(['create', 'p', '--yes', '--dry-run'], given);
    expect(result.features.map(({ id }) => id)).toEqual(['catalog']);
  }));

test('writes an archive in place of a folder', () =>
  inside(async (given) => {
    const result = await report(['create', 'p', '--preset', 'hub', '--zip', 'p.zip'], given);
    expect(result.zip).toBe(path.join(given.cwd, 'p.zip'));
    expect(await readdir(given.cwd)).toEqual(['p.zip']);
  }));

test('stores secrets of the environment only when asked to, and never shows them', () =>
  inside(async (given) => {
    const env = { GITHUB_TOKEN: 'value-of-the-token', OTHER: 'x' };
    const args = ['create', 'p', '--preset', 'hub', ...NO_INSTALL];
    await call(args, { ...given, env });
    expect(await readdir(path.join(given.cwd, 'p'))).not.toContain('.env');
    const q = ['create', 'q', ...args.slice(2), '--secrets-from-env'];
    const { stdout, stderr } = await call(q, { ...given, env });
    const file = path.join(given.cwd, 'q/.env');
    expect(await readFile(file, 'utf8')).toContain('GITHUB_TOKEN=value-of-the-token');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(stdout + stderr).not.toContain('value-of-the-token');
    expect(stdout).not.toContain('GITHUB_TOKEN');
  }));

test('makes no repository with --no-git, and fills an empty folder', () =>
  inside(async (given) => {
    await mkdir(path.join(given.cwd, 'p'));
    await report(['create', 'p', '--preset', 'small', '--no-git', ...NO_INSTALL], given);
    const files = await readdir(path.join(given.cwd, 'p'));
    expect(files).toContain('package.json');
    expect(files).not.toContain('.git');
  }));

test('cancelled before it begins, it writes nothing', () =>
  inside(async (given) => {
    const signal = AbortSignal.abort();
    const args = ['create', 'p', '--preset', 'small', ...NO_INSTALL];
    const { code, stderr } = await call(args, { ...given, signal });
    expect(code).toBe(130);
    expect(stderr).toBe('Cancelled, nothing was written.\n');
    expect(await listing(given.cwd)).toEqual([]);
  }));
