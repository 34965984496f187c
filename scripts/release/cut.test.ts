import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRelease } from '@stagecraft/sources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutLockfile, parseLockfile } from '../../packages/engine/src/lockfile/index.ts';
import type { Workspace } from './manifest.ts';
import { runYarn, writeProject, type YarnProject } from './yarn.ts';

const workspaces: readonly Workspace[] = [
  {
    location: '.',
    manifest: {
      name: 'root',
      version: '1.0.0',
      private: true,
      workspaces: ['packages/*', 'plugins/*'],
      devDependencies: { '@internal/one': 'workspace:*' },
      dependenciesMeta: { 'better-sqlite3': { built: false }, a: { optional: true } },
      resolutions: { 'two/one-more': '^0.1.0' },
    },
  },
  {
    location: 'packages/backend',
    manifest: {
      name: 'backend',
      version: '0.0.0',
      dependencies: { two: 'link:../../plugins/two', '@internal/one': '^0.1.0' },
      peerDependencies: { react: '^17 || ^18', '@types/react': '*' },
      peerDependenciesMeta: { react: { optional: true } },
      bin: './bin/backend.js',
    },
  },
  {
    location: 'plugins/one',
    manifest: {
      name: '@internal/one',
      version: '0.1.3',
      bin: { zed: 'bin/zed', 'a-tool': './bin/a' },
      optionalDependencies: { 'one-more': 'workspace:^' },
    },
  },
  {
    location: 'plugins/two',
    manifest: {
      name: 'two',
      dependencies: { 'one-more': '~0.1.0', '@internal/one': 'workspace:plugins/one' },
      devDependencies: { 'one-more': 'workspace:~' },
    },
  },
  { location: 'plugins/one-more', manifest: { name: 'one-more', version: '0.1.0' } },
];

describe('the cut against yarn itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-cut-'));
  const project: YarnProject = {
    folder,
    yarn: join(folder, '.yarn', 'releases', 'yarn.cjs'),
    yarnrc: 'nodeLinker: node-modules\n',
    workspaces,
    lockfile: '',
  };
  let written = '';

  beforeAll(async () => {
    const { base } = await loadRelease(join(import.meta.dirname, '../..'), 'latest');
    const [, yarn = ''] = [...base].find(([file]) => file.startsWith('.yarn/releases/')) ?? [];
    mkdirSync(dirname(project.yarn), { recursive: true });
    writeFileSync(project.yarn, yarn);
    writeProject(project);
    const { ok, output } = runYarn(project, ['install', '--mode=update-lockfile']);
    expect(ok, output).toBe(true);
    written = readFileSync(join(folder, 'yarn.lock'), 'utf8');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes workspaces byte for byte as yarn does', () => {
    expect(cutLockfile(parseLockfile(written), workspaces)).toBe(written);
  });
});
