import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoProxy, type DemoProxy } from './proxy.ts';
import { serveStandIn } from './serve.ts';
import type { StandIn } from './standIn.ts';

let folder: string;
let proxy: DemoProxy | undefined;
let standIn: StandIn;
let elsewhere: StandIn;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-proxy-'));
  standIn = await serveStandIn({
    title: 'Vendor',
    answer: () => (call) => ({
      body: { path: call.path, host: call.headers['x-forwarded-host'], body: call.body },
    }),
  });
  elsewhere = await serveStandIn({
    title: 'Elsewhere',
    answer: () => () => ({ body: 'elsewhere' }),
  });
  proxy = await startDemoProxy(
    { 'api.vendor.example': standIn.url, 'api.vendor.example/v1/users': elsewhere.url },
    folder,
  );
});
afterAll(async () => {
  await proxy?.stop();
  await standIn.stop();
  await elsewhere.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As a backend asks: another process, with the proxy in its environment. */
async function ask(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { env: { ...process.env, ...proxy?.environment, ...env } },
  );
  return stdout.trim();
}

test('fetch of a host in the list reaches the stand-in over HTTPS', async () => {
  const answer = await ask(
    `const r = await fetch('https://api.vendor.example/v1/me?x=1', { method: 'POST', body: 'hello' }); console.log(await r.text())`,
  );
  expect(JSON.parse(answer)).toEqual({ path: '/v1/me', host: 'api.vendor.example', body: 'hello' });
});

test('the https module reaches it too, and plain HTTP', async () => {
  const answer = await ask(
    `import http from 'node:http'; import https from 'node:https';
     const get = (m, u) => new Promise((ok, no) => m.get(u, r => { let t=''; r.on('data', d => t += d); r.on('end', () => ok(JSON.parse(t).path)); }).on('error', no));
     console.log(await get(https, 'https://api.vendor.example/a'), await get(http, 'http://api.vendor.example/b'));`,
  );
  expect(answer).toBe('/a /b');
});

test('a client that takes no proxy reaches it all the same', async () => {
  const answer = await ask(
    `import https from 'node:https';
     const agent = new https.Agent({ keepAlive: true });
     https.get('https://api.vendor.example/c', { agent }, r => { let t=''; r.on('data', d => t += d); r.on('end', () => { console.log(JSON.parse(t).host); agent.destroy(); }); });`,
    { NODE_USE_ENV_PROXY: '', HTTPS_PROXY: '', https_proxy: '' },
  );
  expect(answer).toBe('api.vendor.example');
});

test('a person who is sent to a host is sent to the stand-in, which knows in whose place', async () => {
  const sent = await ask(
    `import http from 'node:http';
     const portal = http.createServer((request, response) => { response.setHeader('Location', 'https://api.vendor.example' + request.url); response.writeHead(302).end(); });
     await new Promise((listening) => portal.listen(0, '127.0.0.1', listening));
     const { headers } = await fetch('http://127.0.0.1:' + portal.address().port + '/authorize?x=1', { redirect: 'manual' });
     console.log(headers.get('location')); portal.close();`,
  );
  expect(new URL(sent).origin).toBe(standIn.url);
  const answer = (await (await fetch(sent)).json()) as object;
  expect(answer).toMatchObject({ path: '/authorize', host: 'api.vendor.example' });
});

test('of several stand-ins for a host, the one with the longest path answers', async () => {
  const answer = await ask(
    `const get = async (p) => (await fetch('https://api.vendor.example/v1/' + p)).text();
     console.log(await get('users'), await get('users/7'), await get('users?x=1'), JSON.parse(await get('usersettings')).path)`,
  );
  expect(answer).toBe('elsewhere elsewhere elsewhere /v1/usersettings');
});

test('what is not in the list goes where it goes', async () => {
  const answer = await ask(`console.log(await (await fetch('${elsewhere.url}/x')).text())`, {
    NO_PROXY: '',
    no_proxy: '',
  });
  expect(answer).toBe('elsewhere');
});

test('hosts that are asked directly are told so that none of them, as a pattern, takes in another', () => {
  const direct = (proxy?.environment['NO_PROXY'] ?? '').split(',');
  expect(direct).toContain('localhost');
  // azure-devops-node-api reads them as regular expressions.
  const taken = direct.filter((each) =>
    new RegExp(each, 'i').test('https://api.vendor.example/v1'),
  );
  expect(taken).toEqual([]);
});

test('no list, no proxy', async () => {
  expect(await startDemoProxy({}, folder)).toBeUndefined();
});
