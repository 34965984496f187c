import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from './run.ts';
import { call, inTemporaryFolder, REPOSITORY } from './testing/fixture.ts';

interface Serving {
  readonly ready: Record<string, string>;
  readonly end: () => Promise<{ code: number; stdout: string; stderr: string }>;
}

/** Starts `serve --json` in this process and waits until it listens. */
async function serve(args: readonly string[], cwd: string): Promise<Serving> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = { stdout: '', stderr: '' };
  stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  const controller = new AbortController();
  const first = new Promise<string>((resolve) => {
    stdout.on('data', (chunk: Buffer) => {
      texts.stdout += chunk.toString();
      if (texts.stdout.includes('\n')) resolve(texts.stdout);
    });
  });
  const io = {
    stdin: new PassThrough(),
    stdout,
    stderr,
    env: {},
    cwd,
    signal: controller.signal,
    root: REPOSITORY,
  };
  const ended = run(['serve', '--json', ...args], io);
  const line = await Promise.race([first, ended.then(() => texts.stdout)]);
  return {
    ready: JSON.parse(line.split('\n')[0] ?? '') as Record<string, string>,
    async end() {
      controller.abort();
      return { code: await ended, ...texts };
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('serves with a token until it is ended', () =>
  inTemporaryFolder(async (cwd) => {
    const serving = await serve([], cwd);
    const { event, mode, url = '', open = '', projectsFolder } = serving.ready;
    expect({ event, mode, projectsFolder }).toEqual({
      event: 'ready',
      mode: 'local',
      projectsFolder: cwd,
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:44\d\d\/$/);
    const token = new URL(open).searchParams.get('token') ?? '';
    expect(Buffer.from(token, 'base64url').length).toBe(32);
    const ask = (headers: Record<string, string>) => fetch(`${url}api/v1/presets`, { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200);
    const { code, stdout, stderr } = await serving.end();
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout.trim().split('\n').at(-1)).toBe('{"event":"stopped"}');
    await expect(ask({})).rejects.toThrow('fetch failed');
  }));

test('for everybody: no token, nothing is created', () =>
  inTemporaryFolder(async (cwd) => {
    const serving = await serve(['--public', '--port', String(await freePort())], cwd);
    const { url = '', open } = serving.ready;
    expect(open).toBe(url);
    expect((await fetch(`${url}api/v1/presets`)).status).toBe(200);
    expect((await fetch(`${url}api/v1/projects`)).status).toBe(404);
    const { stderr } = await serving.end();
    // Its log, without what people sent.
    expect(stderr).toContain('"route":"/api/v1/presets"');
  }));

test('another server takes the next port; a port that was asked for is an error', () =>
  inTemporaryFolder(async (cwd) => {
    const first = await serve([], cwd);
    const second = await serve([], cwd);
    expect(second.ready['url']).not.toBe(first.ready['url']);
    const { port } = new URL(first.ready['url'] ?? '');
    const { code, stdout } = await call(['serve', '--json', '--port', port], {
      cwd,
      root: REPOSITORY,
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PORT_IN_USE' } });
    await Promise.all([first.end(), second.end()]);
  }));

test('a token file is made once, for its owner alone, and read again', () =>
  inTemporaryFolder(async (cwd) => {
    const file = path.join(cwd, 'token');
    const first = await serve(['--token-file', 'token'], cwd);
    await first.end();
    const token = (await readFile(file, 'utf8')).trim();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const second = await serve(['--token-file', 'token'], cwd);
    await second.end();
    expect(second.ready['open']).toContain(`?token=${token}`);
  }));

test('projects are never created inside this repository', () =>
  inTemporaryFolder(async (cwd) => {
    const serving = await serve([], path.join(REPOSITORY, 'packages'));
    await serving.end();
    expect(serving.ready['projectsFolder']).toBe(path.dirname(path.resolve(REPOSITORY)));
    await symlink(path.join(REPOSITORY, 'docs'), path.join(cwd, 'link'));
    const { stdout } = await call(['serve', '--json', '--projects', 'link'], {
      cwd,
      root: REPOSITORY,
    });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PROJECTS_INSIDE_STAGECRAFT' } });
  }));

test.each([
  ['another address without a word', ['--host', '0.0.0.0'], 'REMOTE_NOT_ALLOWED'],
  ['another address by name', ['--host', 'my-machine'], 'REMOTE_NOT_ALLOWED'],
  ['no port', ['--port', 'x'], 'INVALID_ARGUMENT'],
  ['a port too high', ['--port', '70000'], 'INVALID_ARGUMENT'],
  ['one portal port', ['--portal-ports', '3000'], 'INVALID_ARGUMENT'],
  ['the same portal port twice', ['--portal-ports', '3000,3000'], 'INVALID_ARGUMENT'],
  ['a log level', ['--log', 'loud'], 'INVALID_ARGUMENT'],
  ['a rate', ['--rate-limit', '-1'], 'INVALID_ARGUMENT'],
  ['projects for everybody', ['--public', '--projects', '.'], 'CONTRADICTING_FLAGS'],
  ['a folder that is not there', ['--projects', 'nowhere'], 'PROJECTS_FOLDER_MISSING'],
  ['a folder that is a file', ['--projects', 'short'], 'PROJECTS_FOLDER_MISSING'],
  ['a token that can be guessed', ['--token-file', 'short'], 'TOKEN_FILE'],
  ['a token file that is a folder', ['--token-file', 'folder'], 'TOKEN_FILE'],
  ['an address of another machine', ['--public', '--host', '192.0.2.1'], 'HOST_UNKNOWN'],
])('refuses %s', (_, args, code) =>
  inTemporaryFolder(async (cwd) => {
    await writeFile(path.join(cwd, 'short'), 'abc\n');
    await mkdir(path.join(cwd, 'folder'));
    const called = await call(['serve', '--json', ...args], { cwd, root: REPOSITORY });
    expect(called.code).toBe(2);
    const { error } = JSON.parse(called.stdout) as { error: Record<string, string> };
    expect(error).toMatchObject({ code, fix: expect.stringMatching(/\w/) as string });
  }),
);
