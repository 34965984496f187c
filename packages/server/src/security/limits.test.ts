import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLUEPRINT, startTestServer, TOKEN, type TestServer } from '../testing/server.ts';
import { listen, type Sockets } from '../testing/sockets.ts';

let server: TestServer;
let sockets: Sockets;

beforeAll(async () => {
  server = await startTestServer({ limits: { requestTimeoutMs: 1000 } });
  sockets = await listen(server);
});
afterAll(async () => {
  await server.close();
});

describe('limits', () => {
  test('headers that never end', async () => {
    const answer = await sockets.send(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${sockets.port}\r\nX: ${'x'.repeat(40_000)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'HEADERS_TOO_LARGE',
    });
  });

  test('what is no HTTP', async () => {
    const answer = await sockets.send('\u0016\u0003\u0001 hello\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json/s);
  });

  test('a length that lies', async () => {
    const head = `POST /api/v1/compositions HTTP/1.1\r\nHost: 127.0.0.1:${sockets.port}\r\nContent-Type: application/json`;
    const both = `${head}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect(await sockets.send(both)).toMatch(/^HTTP\/1\.1 400 /);
    const huge = `${head}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 999999999\r\n\r\n{}`;
    expect(await sockets.send(huge, 3000)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body that comes too slowly', async () => {
    const head = `POST /api/v1/compositions HTTP/1.1\r\nHost: 127.0.0.1:${sockets.port}\r\nAuthorization: Bearer ${TOKEN}`;
    const answer = await sockets.send(
      `${head}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'REQUEST_TIMEOUT',
    });
    expect((await sockets.ask('/healthz', { host: `localhost:${sockets.port}` })).status).toBe(200);
  });

  test('too many requests of one caller', async () => {
    const limited = await startTestServer({
      mode: 'public',
      limits: { requestsPerMinute: 5, compositionsPerMinute: 2 },
    });
    const compose = () =>
      limited.raw({
        method: 'POST',
        url: '/api/v1/compositions',
        payload: { blueprint: BLUEPRINT },
      });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await compose()).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    const zip = await limited.raw({ url: '/zip?b=x' });
    expect(zip.statusCode).toBe(429);
    expect(zip.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Number(zip.headers['retry-after'])).toBeGreaterThan(0);
    expect(zip.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    const presets = () => limited.raw({ url: '/api/v1/presets' });
    for (let n = 0; n < 5; n += 1) expect((await presets()).statusCode).toBe(200);
    expect((await presets()).statusCode).toBe(429);
    // Another caller is not kept from it, nor can one pretend to be another.
    const elsewhere = await limited.raw({ url: '/api/v1/presets', remoteAddress: '192.0.2.7' });
    expect(elsewhere.statusCode).toBe(200);
    const pretended = { 'x-forwarded-for': '192.0.2.8' };
    expect((await limited.raw({ url: '/api/v1/presets', headers: pretended })).statusCode).toBe(
      429,
    );
    await limited.close();
  });
});
