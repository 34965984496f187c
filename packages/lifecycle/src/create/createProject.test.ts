import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StepEvent } from '../steps.ts';
import { smallComposition, treeFile } from '../testing/composition.ts';
import { createProject, type CreateOptions } from './createProject.ts';

let parent = '';
const run = promisify(execFile);

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'stagecraft-create-'));
  const config = path.join(parent, '..', `${path.basename(parent)}.gitconfig`);
  await writeFile(config, '[user]\n\tname = Ada\n\temail = ada@example.com\n');
  vi.stubEnv('GIT_CONFIG_GLOBAL', config);
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true, force: true });
  await rm(`${parent}.gitconfig`, { force: true });
});

const create = (options: Partial<CreateOptions> = {}) =>
  createProject({
    composition: smallComposition(),
    folder: path.join(parent, 'p'),
    install: false,
    ...options,
  });

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StagecraftError ? error.code : String(error);
}

const git = async (...args: string[]) =>
  (await run('git', ['-C', path.join(parent, 'p'), ...args])).stdout.trim();

test('writes every file as it is, with its mode', async () => {
  const { folder, warnings } = await create();
  expect(folder).toBe(path.join(parent, 'p'));
  expect(warnings).toEqual([]);
  expect(await readFile(path.join(folder, 'a/b/c/deep.txt'), 'utf8')).toBe('deep\n');
  expect([...(await readFile(path.join(folder, 'logo.png')))]).toEqual([0x89, 0x50, 0, 1]);
  const mode = async (file: string) => (await stat(path.join(folder, file))).mode & 0o777;
  const mask = 0o777 & ~process.umask();
  expect(await mode('bin/run')).toBe(mask);
  expect(await mode('package.json')).toBe(mask & 0o666);
  expect((await stat(folder)).mode & 0o777).toBe(mask);
  expect(await readdir(parent)).toEqual(['p']);
});

test('makes one commit on main with everything in it', async () => {
  await create();
  expect(await git('branch', '--show-current')).toBe('main');
  expect(await git('log', '--format=%an <%ae> %s')).toBe(
    'Ada <ada@example.com> Create Small with Stagecraft',
  );
  expect(await git('status', '--porcelain')).toBe('');
  expect((await git('ls-files')).split('\n')).toHaveLength(5);
  expect(await git('ls-tree', 'HEAD', 'bin/')).toContain('100755');
});

test('commits by a neutral name when the person has none, and says so', async () => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'EMAIL']) {
    vi.stubEnv(name, undefined);
  }
  const { warnings } = await create();
  expect(warnings.map(({ code }) => code)).toEqual(['NO_GIT_IDENTITY']);
  expect(await git('log', '--format=%an')).toBe('Stagecraft');
});

test('commits unsigned when a signature would have to be asked for', async () => {
  const config = path.join(`${parent}.gitconfig`);
  const signing = '[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = /bin/false\n';
  await writeFile(config, `[user]\n\tname = Ada\n\temail = ada@example.com\n${signing}`);
  const { warnings } = await create();
  expect(warnings.map(({ code }) => code)).toEqual(['COMMIT_NOT_SIGNED']);
  expect(await git('log', '--format=%an')).toBe('Ada');
});

test("leaves the person's hooks and another repository's environment out", async () => {
  const hooks = path.join(parent, 'hooks');
  await mkdir(hooks);
  await writeFile(path.join(hooks, 'pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const config = `${parent}.gitconfig`;
  await writeFile(
    config,
    `[user]\n\tname = Ada\n\temail = a@example.com\n[core]\n\thooksPath = ${hooks}\n`,
  );
  vi.stubEnv('GIT_DIR', path.join(parent, 'elsewhere'));
  vi.stubEnv('GIT_INDEX_FILE', path.join(parent, 'elsewhere-index'));
  await create();
  vi.unstubAllEnvs();
  expect(await git('rev-list', '--count', 'HEAD')).toBe('1');
});

test('makes no repository when told not to', async () => {
  await create({ git: false });
  expect(await readdir(path.join(parent, 'p'))).not.toContain('.git');
});

test('tells that it lies in another repository', async () => {
  execFileSync('git', ['init', '-q', parent]);
  const { warnings } = await create();
  expect(warnings.map(({ code }) => code)).toEqual(['INSIDE_REPOSITORY']);
});

test('takes an empty folder, also by a link', async () => {
  await mkdir(path.join(parent, 'real'));
  await symlink('real', path.join(parent, 'p'));
  const { folder } = await create();
  expect(path.basename(folder)).toBe('real');
  expect(await readdir(path.join(parent, 'p'))).toContain('package.json');
});

test('refuses a folder with anything in it, a file, and a missing parent', async () => {
  await mkdir(path.join(parent, 'p/x'), { recursive: true });
  await writeFile(path.join(parent, 'f'), '');
  expect(await codeOf(create())).toBe('FOLDER_NOT_EMPTY');
  expect(await codeOf(create({ folder: path.join(parent, 'f') }))).toBe('NOT_A_FOLDER');
  expect(await codeOf(create({ folder: path.join(parent, 'f/p') }))).toBe('NOT_A_FOLDER');
  expect(await codeOf(create({ folder: path.join(parent, 'no/p') }))).toBe('PARENT_MISSING');
  expect((await readdir(parent)).toSorted()).toEqual(['f', 'p']);
});

test('refuses a folder that something came up in meanwhile', async () => {
  const onStep = ({ step, status }: StepEvent) => {
    if (step !== 'place' || status !== 'started') return;
    execFileSync('mkdir', ['-p', path.join(parent, 'p/theirs')]);
  };
  expect(await codeOf(create({ onStep }))).toBe('FOLDER_NOT_EMPTY');
  expect(await readdir(path.join(parent, 'p'))).toEqual(['theirs']);
  expect(await readdir(parent)).toEqual(['p']);
});

test.each(['../evil', '/tmp/evil-file', 'a/../../evil', '.git/hooks/pre-commit', 'a\0b'])(
  'refuses the path %j',
  async (name) => {
    const composition = smallComposition({ [name]: treeFile('x') });
    expect(await codeOf(create({ composition }))).toMatch(/PATH_OUTSIDE/);
    expect(await readdir(parent)).toEqual([]);
  },
);

test('puts secrets into .env only, readable by the person only, ignored by git', async () => {
  const value = `it's "quoted" $HOME #not-a-comment`;
  await create({ secrets: { TOKEN: 's3cret-value', KEY: value.replace('"quoted" ', '') } });
  const file = path.join(parent, 'p/.env');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const read = parseEnv(await readFile(file, 'utf8'));
  expect(read).toEqual({ TOKEN: 's3cret-value', KEY: "it's $HOME #not-a-comment" });
  expect(await git('status', '--porcelain')).toBe('');
  const found = await run('grep', ['-rl', 's3cret-value', path.join(parent, 'p')]);
  expect(found.stdout.trim()).toBe(file);
});

test('writes no secret that git would not ignore, and none that nobody reads', async () => {
  const composition = smallComposition({ '.gitignore': treeFile('node_modules\n') });
  const secrets = { TOKEN: 'x' };
  expect(await codeOf(create({ composition, secrets }))).toBe('SECRETS_NOT_IGNORED');
  expect(await codeOf(create({ composition, secrets, git: false }))).toBe('SECRETS_NOT_IGNORED');
  expect(await codeOf(create({ secrets: { OTHER: 'x' } }))).toBe('UNKNOWN_SECRET');
  expect(await readdir(parent)).toEqual([]);
});

test('tells each step with its time', async () => {
  const events: StepEvent[] = [];
  await create({ secrets: { TOKEN: 'x' }, onStep: (event) => events.push(event) });
  const done = events.filter(({ status }) => status === 'done');
  expect(done.map(({ step }) => step)).toEqual(['write', 'git', 'secrets', 'place']);
  expect(done.every(({ ms }) => typeof ms === 'number')).toBe(true);
  expect(done[0]?.detail).toBe('5 files');
});
