import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLUEPRINT, startTestServer, TOKEN, type TestServer } from '../testing/server.ts';
import { listen, type Sockets } from '../testing/sockets.ts';

const bearer = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
let everybody: TestServer;
let sockets: Sockets;

beforeAll(async () => {
  server = await startTestServer({
    allowedHosts: ['portal.acme.example', 'other.example:8443'],
  });
  everybody = await startTestServer({ mode: 'public' });
  sockets = await listen(server);
});
afterAll(async () => {
  await server.close();
  await everybody.close();
});

describe('Host', () => {
  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['LOCALHOST', true],
    ['[::1]', true],
    ['127.0.0.2', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['evil.example#localhost', false],
    ['localhost@evil.example', false],
    ['0.0.0.0', false],
    ['192.168.1.1', false],
    ['localhost.', false],
    ['2130706433', false],
  ])('%s: %s', async (name, allowed) => {
    const { status, body } = await sockets.ask('/api/v1/presets', {
      ...bearer,
      host: `${name}:${sockets.port}`,
    });
    expect(status).toBe(allowed ? 200 : 421);
    if (!allowed) expect(JSON.parse(body)).toMatchObject({ code: 'HOST_NOT_ALLOWED', status: 421 });
  });

  test.each([
    ['localhost', false],
    ['127.0.0.1:1', false],
    ['127.0.0.1:', false],
    ['portal.acme.example', true],
    ['portal.acme.example:1234', true],
    ['other.example:8443', true],
    ['other.example', false],
    ['x.portal.acme.example', false],
  ])('with or without a port: %s: %s', async (host, allowed) => {
    expect((await sockets.ask('/healthz', { host })).status).toBe(allowed ? 200 : 421);
  });

  test('no name is no way round', async () => {
    expect(await sockets.send('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.[01] 4(00|21)/);
    expect(await sockets.send('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      / 400 /,
    );
    const empty = 'GET /healthz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n';
    expect(await sockets.send(empty)).toMatch(/ 4(00|21) /);
    const twice = `Host: 127.0.0.1:${sockets.port}\r\nHost: evil.example\r\nConnection: close`;
    expect(await sockets.send(`GET /healthz HTTP/1.1\r\n${twice}\r\n\r\n`)).not.toMatch(/evil/);
    const whole = `GET http://evil.example/healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close`;
    expect(await sockets.send(`${whole}\r\n\r\n`)).toMatch(/ 4\d\d /);
    const forwarded = { host: 'evil.example', 'x-forwarded-host': `localhost:${sockets.port}` };
    expect((await sockets.ask('/healthz', forwarded)).status).toBe(421);
  });

  test('a public server answers to every name, unless it is told its own', async () => {
    expect(
      (await everybody.raw({ url: '/healthz', headers: { host: 'a.example' } })).statusCode,
    ).toBe(200);
    const named = await startTestServer({ mode: 'public', allowedHosts: ['a.example'] });
    expect((await named.raw({ url: '/healthz', headers: { host: 'a.example' } })).statusCode).toBe(
      200,
    );
    expect((await named.raw({ url: '/healthz', headers: { host: 'b.example' } })).statusCode).toBe(
      421,
    );
    await named.close();
  });
});

describe('Origin', () => {
  const own = () => `http://127.0.0.1:${sockets.port}`;
  test.each([
    ['no origin, as from a program', () => ({}), true],
    ['its own', () => ({ origin: own() }), true],
    ['its own, as browsers say', () => ({ origin: own(), 'sec-fetch-site': 'same-origin' }), true],
    ['typed by a person', () => ({ 'sec-fetch-site': 'none' }), true],
    ['another site', () => ({ origin: 'https://evil.example' }), false],
    ['another port', () => ({ origin: 'http://127.0.0.1:3000' }), false],
    ['another port of localhost', () => ({ origin: 'http://localhost:3000' }), false],
    ['null', () => ({ origin: 'null' }), false],
    ['nonsense', () => ({ origin: 'x' }), false],
    ['a file', () => ({ origin: 'file://' }), false],
    ['its own name within another', () => ({ origin: `${own()}.evil.example` }), false],
    ['the same site', () => ({ 'sec-fetch-site': 'same-site' }), false],
    ['another site, without an origin', () => ({ 'sec-fetch-site': 'cross-site' }), false],
  ])('%s', async (_, headers, allowed) => {
    const host = { host: `127.0.0.1:${sockets.port}` };
    const answer = await sockets.ask(
      '/api/v1/projects',
      { ...bearer, ...host, ...headers() },
      'POST',
    );
    // What may come in fails later: it has no body.
    expect(answer.status).toBe(allowed ? 400 : 403);
    if (!allowed) expect(JSON.parse(answer.body)).toMatchObject({ code: 'CROSS_ORIGIN' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('nothing is allowed to other origins on a local server', async () => {
    const { headers } = await server.call({
      url: '/api/v1/features',
      headers: { origin: 'https://x.example' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('everybody may read from a public one, and only read', async () => {
    const headers = { origin: 'https://x.example' };
    const read = await everybody.raw({ url: '/api/v1/features', headers });
    expect(read.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    const page = await everybody.raw({ url: '/config.json', headers });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const write = {
      method: 'POST',
      url: '/api/v1/compositions',
      payload: { blueprint: BLUEPRINT },
      headers,
    } as const;
    expect((await everybody.raw(write)).statusCode).toBe(403);
  });
});
