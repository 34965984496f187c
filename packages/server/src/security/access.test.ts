import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLUEPRINT, startTestServer, TOKEN, type TestServer } from '../testing/server.ts';
import { generateToken } from './access.ts';

let server: TestServer;
let everybody: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  everybody = await startTestServer({ mode: 'public' });
});
afterAll(async () => {
  await server.close();
  await everybody.close();
});

describe('token', () => {
  test('has 256 random bits', () => {
    const tokens = Array.from({ length: 100 }, generateToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(32);
  });

  test.each([
    ['nothing', {}],
    ['another token', { authorization: `Bearer ${generateToken()}` }],
    ['a part of it', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ['more than it', { authorization: `Bearer ${TOKEN}x` }],
    ['no scheme', { authorization: TOKEN }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a cookie of another port', { cookie: `stagecraft-1=${TOKEN}` }],
    ['a wrong cookie', { cookie: 'stagecraft-0=x' }],
    ['a cookie without end', { cookie: `stagecraft-0=${'x'.repeat(9000)}` }],
  ])('%s does not open the API', async (_, headers) => {
    for (const url of [
      '/api/v1/features',
      '/api/v1/projects',
      '/api/v1/openapi.json',
      '/api/v1/nothing',
      '/api/docs/',
      '/api/docs/static/swagger-ui.css',
      '/zip?b=x',
      '/config.json',
      '/%61pi/v1/features',
    ]) {
      const response = await server.raw({ url, headers });
      expect({ url, status: response.statusCode }).toEqual({ url, status: 401 });
      expect(response.json()).toMatchObject({ code: 'TOKEN_MISSING' });
      expect(response.headers['www-authenticate']).toMatch(/^Bearer/);
    }
    const wrong = await server.raw({
      method: 'POST',
      url: '/api/v1/projects',
      headers,
      payload: { blueprint: BLUEPRINT },
    });
    expect(wrong.statusCode).toBe(401);
  });

  test('in the query it opens the page alone', async () => {
    const { statusCode } = await server.raw({ url: `/api/v1/features?token=${TOKEN}` });
    expect(statusCode).toBe(401);
  });

  const browser = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' };

  test('visiting with it sets a cookie and leads to the address without it', async () => {
    const visit = await server.raw({ url: `/?token=${TOKEN}&b=1abc`, headers: browser });
    expect(visit.statusCode).toBe(303);
    expect(visit.headers['location']).toBe('/?b=1abc');
    expect(visit.headers['cache-control']).toBe('no-store');
    const cookie = String(visit.headers['set-cookie']);
    expect(cookie).toBe(`stagecraft-0=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`);
    const kept = { ...browser, cookie: cookie.split(';', 1)[0] ?? '' };
    expect((await server.raw({ url: '/', headers: kept })).statusCode).toBe(200);
    expect((await server.raw({ url: '/api/v1/features', headers: kept })).statusCode).toBe(200);
  });

  test('another one is told where the right one is', async () => {
    for (const url of ['/', '/?token=', '/?token=x', `/?token=${generateToken()}`, '/index.html']) {
      const { statusCode, headers, body } = await server.raw({ url, headers: browser });
      expect(statusCode).toBe(401);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['content-type']).toMatch(/^text\/html/);
      expect(body).toContain('stagecraft serve');
      expect(body).not.toContain('<title>Stagecraft</title>');
    }
  });

  test('a code opens once', async () => {
    const url = `/?token=${server.app.mintCode()}`;
    const visit = await server.raw({ url, headers: browser });
    expect(visit.statusCode).toBe(303);
    expect(String(visit.headers['set-cookie'])).toContain(TOKEN);
    expect((await server.raw({ url, headers: browser })).statusCode).toBe(401);
  });

  test('leads nowhere else', async () => {
    for (const url of [`//evil.example/?token=${TOKEN}`, `/\\evil.example?token=${TOKEN}`]) {
      const { headers } = await server.raw({ url, headers: browser });
      expect(headers['location'] ?? '/').toBe('/');
    }
  });

  test('a public server has none', async () => {
    const visit = await everybody.raw({ url: `/?token=${TOKEN}`, headers: browser });
    expect(visit.statusCode).toBe(200);
    expect(visit.headers['set-cookie']).toBeUndefined();
  });
});
