import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectToolchain, startCommand, type RunningCommand } from '@stagecraft/toolchain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPortal, yarn, type Portal } from './harness/portal.ts';
import { startPostgres, type Postgres } from './harness/postgres.ts';
import { screenshot, visit, type Visit } from './harness/visit.ts';

const CONFIG = ['--config', 'app-config.yaml', '--config', 'app-config.production.yaml'];
const URL = 'http://localhost:7007';
/** Milliseconds for the backend to make its tables and answer. */
const START = 120_000;

/** What the portal's image gets besides what its build made. */
const COPIED = [
  '.yarn',
  '.yarnrc.yml',
  'backstage.json',
  'package.json',
  'yarn.lock',
  'examples',
  'app-config.yaml',
  'app-config.production.yaml',
];

/** The steps of the Dockerfile in a folder: these tests can't count on a container to run in. */
async function buildImageFolder(portal: Portal): Promise<Portal> {
  await yarn(portal, ['build:backend']);
  const folder = path.join(path.dirname(portal.folder), 'image');
  mkdirSync(folder);
  for (const name of COPIED) {
    cpSync(path.join(portal.folder, name), path.join(folder, name), { recursive: true });
  }
  const unpack = (archive: string) =>
    execFileSync('tar', ['xzf', path.join(portal.folder, 'packages/backend/dist', archive)], {
      cwd: folder,
    });
  unpack('skeleton.tar.gz');
  const image = { ...portal, folder, toolchain: await projectToolchain(folder) };
  await yarn(image, ['workspaces', 'focus', '--all', '--production']);
  unpack('bundle.tar.gz');
  return image;
}

describe('a portal built and run for production, on PostgreSQL', () => {
  let portal: Portal;
  let postgres: Postgres;
  let backend: RunningCommand;
  let visitor: Visit;
  const log: string[] = [];

  beforeAll(async () => {
    const options = ['--set', 'search.engine=postgres', '--set', 'permissions.policy=custom'];
    portal = await createPortal(['--preset', 'github', ...options]);
    const image = await buildImageFolder(portal);
    postgres = await startPostgres();
    backend = await startCommand({
      command: image.toolchain.node.node,
      args: ['packages/backend', ...CONFIG],
      cwd: image.folder,
      env: {
        ...postgres.environment,
        NODE_ENV: 'production',
        AUTH_GITHUB_CLIENT_ID: 'placeholder',
        AUTH_GITHUB_CLIENT_SECRET: 'placeholder',
      },
      onLine: (line) => log.push(line),
    });
    await untilReady();
    visitor = await visit(URL);
  });
  afterAll(async () => {
    await visitor?.close();
    await backend?.stop();
    postgres?.stop();
    await portal?.remove();
  });

  async function untilReady(): Promise<void> {
    const end = Date.now() + START;
    while (Date.now() < end) {
      const answer = await fetch(`${URL}/.backstage/health/v1/readiness`).catch(() => undefined);
      if (answer?.status === 200) return;
      await sleep(1_000);
    }
    throw new Error(`The backend is not ready after ${START} ms:\n${log.join('\n')}`);
  }

  test('the sign-in page offers GitHub and no guest', async () => {
    await visitor.page.goto('/');
    await visitor.page.getByText('Sign in with your GitHub account').waitFor();
    expect(await visitor.page.getByRole('button', { name: 'Enter' }).count()).toBe(0);
    await screenshot(visitor.page, 'production-sign-in');
  });

  test('nobody gets in as a guest by asking the backend either', async () => {
    const answer = await fetch(`${URL}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('the search index is in PostgreSQL', async () => {
    // The engine says so when it is not: with SQLite it is left out.
    expect(log.filter((line) => /Postgres search engine is not supported/.test(line))).toEqual([]);
  });
});
