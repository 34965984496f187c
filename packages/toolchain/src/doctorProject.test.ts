import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runOrThrow } from './command.ts';
import { checkPort } from './doctorMachine.ts';
import { checkProject } from './doctorProject.ts';
import { folderWith } from './testing/project.ts';

const FILES = {
  'package.json': JSON.stringify({ engines: { node: '>=22' } }),
  'backstage.json': '{"version": "1.55.0"}',
  'yarn.lock': 'resolution: "a@npm:1"\n',
  'node_modules/.yarn-state.yml': '',
  'app-config.yaml': 'a: ${SET_IN_FILE}\nb: ${SET_HERE}\nc: ${OPTIONAL:-x}\n',
  '.env': 'SET_IN_FILE=x\n',
  '.gitignore': '.env\n',
};

async function statuses(folder: string, env = {}): Promise<Record<string, string>> {
  const checks = await checkProject(folder, { env });
  for (const check of checks) expect(check.fix === undefined).toBe(check.status === 'ok');
  return Object.fromEntries(checks.map(({ id, status }) => [id, status]));
}

async function gitInit(folder: string): Promise<void> {
  await runOrThrow({ command: 'git', args: ['init', '-q'], cwd: folder });
}

test('a project in order', async () => {
  const folder = await folderWith(FILES);
  await gitInit(folder);
  await chmod(path.join(folder, '.env'), 0o600);
  const found = await statuses(folder, { SET_HERE: 'y' });
  expect(new Set(Object.values(found))).toEqual(new Set(['ok']));
  expect(Object.keys(found)).toEqual([
    'project',
    'project-node',
    'lockfile',
    'installed',
    'config',
    'variables:app-config.yaml',
    'env-ignored',
    'env-permissions',
  ]);
});

test('a project with everything wrong', async () => {
  const folder = await folderWith({
    ...FILES,
    'package.json': JSON.stringify({ engines: { node: '99' } }),
    'yarn.lock': '',
    '.gitignore': '',
  });
  await gitInit(folder);
  await chmod(path.join(folder, '.env'), 0o644);
  expect(await statuses(folder)).toMatchObject({
    'project-node': 'warn',
    lockfile: 'fail',
    'variables:app-config.yaml': 'warn',
    'env-ignored': 'fail',
    'env-permissions': 'warn',
  });
  await runOrThrow({ command: 'git', args: ['add', '-f', '.env'], cwd: folder });
  const checks = await checkProject(folder, { env: {} });
  expect(checks.find(({ id }) => id === 'env-ignored')?.fix).toContain('git rm --cached');
});

test('a folder that is no project, and a file that is not YAML', async () => {
  expect(await statuses(await folderWith({}))).toEqual({ project: 'fail' });
  const broken = await folderWith({ ...FILES, 'app-config.yaml': 'a: [' });
  expect(await statuses(broken)).toMatchObject({ config: 'fail' });
});

test('a port in use', async () => {
  const { createServer } = await import('node:net');
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  expect(await checkPort(port)).toMatchObject({ id: `port-${port}`, status: 'warn' });
  await new Promise((resolve) => server.close(resolve));
  expect(await checkPort(port)).toMatchObject({ status: 'ok' });
});
