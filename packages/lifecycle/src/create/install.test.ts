import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StagecraftError } from '@stagecraft/engine';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { smallComposition } from '../testing/composition.ts';
import { createProject, type InstallProject } from './createProject.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'stagecraft-install-'));
  vi.stubEnv('GIT_AUTHOR_NAME', 'Ada').stubEnv('GIT_AUTHOR_EMAIL', 'ada@example.com');
  vi.stubEnv('GIT_COMMITTER_NAME', 'Ada').stubEnv('GIT_COMMITTER_EMAIL', 'ada@example.com');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true, force: true });
});

const RESULT = { downloaded: 1, scriptsOff: [], needScripts: ['native@1.0.0'], built: [] };

/** Installs one package, by hand. */
const installer: InstallProject = async (folder, options = {}) => {
  await mkdir(path.join(folder, 'node_modules/x'), { recursive: true });
  await writeFile(path.join(folder, 'yarn.lock'), '# resolved\n');
  options.onProgress?.({ phase: 'fetch', message: 'Downloading', done: 1, total: 2 });
  return RESULT;
};

const create = (by: InstallProject, lockfile = true, signal?: AbortSignal) =>
  createProject({
    composition: smallComposition({}, lockfile),
    folder: path.join(parent, 'p'),
    installer: by,
    signal,
  });

test('installs before the project is put in place', async () => {
  let during: string[] = [];
  const { installed, warnings } = await create(async (folder, options = {}) => {
    during = await readdir(parent);
    return await installer(folder, options);
  });
  expect(installed).toBe(true);
  expect(warnings.map(({ code }) => code)).toEqual(['SCRIPTS_NEEDED']);
  expect(during).toHaveLength(1);
  expect(during[0]).toMatch(/^\.p-/);
  expect(await readdir(path.join(parent, 'p'))).toContain('node_modules');
});

test('resolves, and commits the lockfile, only where the release has none', async () => {
  const asked: (boolean | undefined)[] = [];
  await create(async (folder, options = {}) => {
    asked.push(options.immutable);
    return await installer(folder, options);
  }, false);
  expect(asked).toEqual([false]);
  const { execFileSync } = await import('node:child_process');
  const files = execFileSync('git', ['-C', path.join(parent, 'p'), 'ls-files'], {
    encoding: 'utf8',
  });
  expect(files).toContain('yarn.lock');
});

test('keeps the project without packages when the installation fails', async () => {
  const failing: InstallProject = async (folder, options = {}) => {
    await installer(folder, options);
    throw new StagecraftError({
      code: 'REGISTRY_UNREACHABLE',
      message: 'The registry could not be reached.',
      fix: 'See that `npm ping` works.',
    });
  };
  const error: unknown = await create(failing).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'REGISTRY_UNREACHABLE',
    message: expect.stringContaining(path.join(parent, 'p')) as string,
    fix: expect.stringContaining('install') as string,
  });
  const files = await readdir(path.join(parent, 'p'));
  expect(files).toContain('package.json');
  expect(files).not.toContain('node_modules');
  expect(await readdir(parent)).toEqual(['p']);
});

test('leaves nothing when cancelled while installing', async () => {
  const controller = new AbortController();
  const waiting: InstallProject = async (folder, options = {}) => {
    await installer(folder, options);
    controller.abort();
    await sleep(20);
    throw new Error('ended by the signal');
  };
  const error: unknown = await create(waiting, true, controller.signal).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'CANCELLED', message: 'Cancelled, nothing was written.' });
  expect(await readdir(parent)).toEqual([]);
});

test.each(['write', 'git', 'place'] as const)('leaves nothing when cancelled at %s', async (at) => {
  const controller = new AbortController();
  const creating = createProject({
    composition: smallComposition(),
    folder: path.join(parent, 'p'),
    install: false,
    signal: controller.signal,
    onStep: ({ step, status }) => {
      if (step === at && status === 'started') controller.abort();
    },
  });
  const error: unknown = await creating.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'CANCELLED' });
  expect(await readdir(parent)).toEqual([]);
});
