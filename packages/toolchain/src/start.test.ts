import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startProject } from './start.ts';
import { isPortFree } from './ports.ts';
import { isAlive } from './testing/process.ts';
import { projectWithYarn } from './testing/project.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts two servers: the backend after a while, in a detached process that ignores SIGTERM. */
const TWO_SERVERS = `
  const http = require('node:http');
  const serve = (port, path) => http.createServer((request, response) => {
    response.statusCode = request.url === path ? 200 : 404; response.end('ok');
  }).listen(port);
  if (process.argv[2] === 'backend') {
    process.on('SIGTERM', () => {});
    setTimeout(() => serve(process.env.BACKEND, '/.backstage/health/v1/readiness'), 400);
  } else {
    console.log('start', process.argv[2], 'token', process.env.API_TOKEN);
    serve(process.env.FRONTEND, '/');
    const child = require('node:child_process').spawn(process.execPath, [__filename, 'backend'],
      { detached: true, stdio: 'inherit' });
    console.log('pid ' + child.pid);
  }`;

async function project(yarn: string): Promise<{ folder: string; backend: number }> {
  const frontend = await freePort();
  const backend = await freePort();
  const folder = await projectWithYarn(yarn, {
    '.env': `API_TOKEN=very-secret-token\nFRONTEND=${frontend}\nBACKEND=${backend}\n`,
    'app-config.yaml': `
app: { baseUrl: 'http://localhost:\${FRONTEND}' }
backend: { baseUrl: 'http://localhost:\${BACKEND}', listen: { port: '\${BACKEND}' } }`,
  });
  return { folder, backend };
}

test('starts a project, waits until both answer, and leaves nothing behind', async () => {
  const { folder, backend } = await project(TWO_SERVERS);
  const lines: string[] = [];
  const running = await startProject(folder, {
    graceMs: 300,
    onLine: (line) => lines.push(line),
  });
  await running.ready;
  expect(running.backendUrl).toBe(`http://localhost:${backend}`);
  expect(lines[0]).toBe('start start token ***');
  const child = Number(lines[1]?.slice(4));
  expect(isAlive(child)).toBe(true);

  await expect(startProject(folder)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringMatching(/Port \d+/),
  });
  await running.stop();
  expect([isAlive(child), isAlive(running.pid)]).toEqual([false, false]);
  expect(await isPortFree(backend)).toBe(true);
  expect(await running.exited).toMatchObject({ signal: 'SIGTERM' });
});

test('notices a failed start although the process lives on', async () => {
  const { folder } = await project(`
    console.log("\\u001B[34mbackstage\\u001B[39m info Plugin 'a' threw an error during startup, but boot failure is permitted for this plugin so startup will continue.");
    setTimeout(() => console.log("2026 backstage error Plugin 'boom' threw an error during startup. Missing required config value at 'boom.key'"), 300);
    setInterval(() => {}, 1000);`);
  const running = await startProject(folder);
  await expect(running.ready).rejects.toMatchObject({
    code: 'START_FAILED',
    message: expect.stringMatching(/^The project failed to start\.\n2026 .*boom\.key'$/),
  });
  expect(isAlive(running.pid)).toBe(false);
});

test('shows what was before the last words of a process that died', async () => {
  const { folder } = await project(`
    console.error("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nope'");
    console.error('\\nNode.js v24.21.0');
    setInterval(() => {}, 1000);`);
  const running = await startProject(folder);
  await expect(running.ready).rejects.toMatchObject({
    code: 'START_FAILED',
    message: expect.stringContaining("Cannot find package 'nope'"),
  });
});

test('tells when the project ends early, or is not ready in time', async () => {
  const early = await startProject((await project('console.log("bye"); process.exit(2)')).folder);
  await expect(early.ready).rejects.toMatchObject({
    code: 'START_EXITED',
    message: expect.stringContaining('code 2'),
  });
  const { folder } = await project('setInterval(() => {}, 1000)');
  const late = await startProject(folder, { timeoutMs: 500 });
  await expect(late.ready).rejects.toMatchObject({ code: 'START_TIMEOUT' });
  expect(isAlive(late.pid)).toBe(false);
});

test('can be cancelled, and put on other ports', async () => {
  const { folder } = await project(`
    console.log(process.env.APP_CONFIG_app_baseUrl, process.env.APP_CONFIG_backend_listen_port);
    setInterval(() => {}, 1000)`);
  const ports = { frontend: await freePort(), backend: await freePort() };
  const controller = new AbortController();
  const lines: string[] = [];
  const running = await startProject(folder, {
    ports,
    signal: controller.signal,
    onLine: (line) => {
      lines.push(line);
      controller.abort();
    },
  });
  await expect(running.ready).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(lines[0]).toBe(`"http://localhost:${ports.frontend}" ${ports.backend}`);
  expect(isAlive(running.pid)).toBe(false);
});
