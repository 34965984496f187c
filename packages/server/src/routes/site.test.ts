import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, TOKEN, type TestServer } from '../testing/server.ts';

const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
};
const CURL = { 'user-agent': 'curl/8.14.1', accept: '*/*' };

let local: TestServer;
let open: TestServer;

beforeAll(async () => {
  local = await startTestServer();
  open = await startTestServer({ mode: 'public' });
});
afterAll(async () => {
  await local.close();
  await open.close();
});

test('a browser gets the page, which is asked for again each time', async () => {
  const { statusCode, headers, body } = await local.call({ url: '/', headers: BROWSER });
  expect({ statusCode, body }).toMatchObject({ statusCode: 200, body: /<title>Stagecraft/ });
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': /^text\/html/ });
  const again = await local.call({
    url: '/',
    headers: { ...BROWSER, 'if-none-match': String(headers['etag']) },
  });
  expect(again.statusCode).toBe(304);
});

test('files whose names hold a hash are kept for ever, others are asked for', async () => {
  const hashed = await local.raw({ url: '/assets/index-Ab3dE6gH.js' });
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(hashed.headers['content-type']).toMatch(/javascript/);
  const plain = await local.raw({ url: '/favicon.svg' });
  expect(plain.headers['cache-control']).toBe('no-cache');
});

test('config.json tells the page what this server can do', async () => {
  const { folder } = local;
  expect((await local.call({ url: '/config.json' })).json()).toEqual({
    server: {
      create: true,
      projectsFolder: path.join(folder, 'projects'),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    },
  });
  expect((await open.raw({ url: '/config.json' })).json()).toEqual({
    server: { create: false, version: expect.any(String) as string },
  });
});

test('curl gets a help with examples and everything that can be chosen', async () => {
  const { headers, body } = await open.raw({
    url: '/',
    headers: { ...CURL, host: 'stagecraft.example:8080' },
  });
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(body).toContain('http://stagecraft.example:8080/api/v1/projects.zip');
  for (const word of ['github-actions', 'everything', 'GET /api/v1/features']) {
    expect(body).toContain(word);
  }
  expect(body).not.toContain('Authorization');
  expect(Math.max(...tableLines(body).map((line) => line.length))).toBeLessThanOrEqual(100);
  const [link = ''] = /\/zip\?b=[\w-]+/.exec(body) ?? [];
  expect((await open.raw({ url: link })).statusCode).toBe(200);
});

function tableLines(text: string): string[] {
  return text.split('\n').filter((line) => !line.includes('curl '));
}

test('the help of a local server says where the token is, never the token', async () => {
  const { statusCode, body } = await local.call({ url: '/', headers: CURL });
  expect(statusCode).toBe(200);
  expect(body).toContain('Authorization: Bearer $STAGECRAFT_TOKEN');
  expect(body).not.toContain(TOKEN);
});

test('a host that is no name does not get into the commands of the help', async () => {
  const { body } = await open.raw({ url: '/', headers: { ...CURL, host: "x';rm -rf ~;'" } });
  expect(body).not.toContain('rm -rf');
});

test.each([
  ['a browser', { ...BROWSER }, 'text/html'],
  ['curl', { ...CURL }, 'text/plain'],
  ['a browser that wants text', { ...BROWSER, accept: 'text/plain' }, 'text/plain'],
  ['curl that wants a page', { ...CURL, accept: 'text/html' }, 'text/html'],
  ['curl that likes pages less', { ...CURL, accept: 'text/html;q=0.5, text/plain' }, 'text/plain'],
  ['a program that says nothing', { 'user-agent': 'x' }, 'text/plain'],
])('%s', async (_, headers, type) => {
  const response = await local.call({ url: '/', headers });
  expect(response.headers['content-type']).toContain(type);
});

test('a type that is neither is not made', async () => {
  const response = await local.call({ url: '/', headers: { ...CURL, accept: 'image/png' } });
  expect(response.statusCode).toBe(406);
  expect(response.json()).toMatchObject({ code: 'NOT_ACCEPTABLE' });
});

test('HEAD says the same without a body', async () => {
  const head = await local.call({ method: 'HEAD', url: '/', headers: CURL });
  const get = await local.call({ url: '/', headers: CURL });
  expect(head.statusCode).toBe(200);
  expect(head.body).toBe('');
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
});

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/../../projects',
  '/assets/..%5c..%5cprojects',
  '//etc/passwd',
  '/assets/%00',
  '/.hidden',
  '/assets',
  '/assets/',
])('%s leads to no file', async (url) => {
  const { statusCode, body } = await local.call({ url });
  expect([400, 403, 404]).toContain(statusCode);
  expect(JSON.parse(body)).toMatchObject({ status: statusCode });
  expect(body).not.toMatch(/secret|stagecraft-|root:/);
});

test('without a built page it says how to build it', async () => {
  const webRoot = await mkdtemp(path.join(tmpdir(), 'stagecraft-web-'));
  const server = await startTestServer({ webRoot });
  try {
    const { statusCode, body } = await server.call({ url: '/', headers: BROWSER });
    expect(statusCode).toBe(503);
    expect(body).toContain('npm run build');
    const ready = await server.raw({ url: '/readyz' });
    expect(ready.json()).toMatchObject({ status: 503, code: 'NOT_READY' });
  } finally {
    await server.close();
    await rm(webRoot, { recursive: true });
  }
});
