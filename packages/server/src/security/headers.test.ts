import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/server.ts';

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

describe('headers', () => {
  test.each(['/', '/api/v1/features', '/api/v1/nothing', '/favicon.svg', '/?token=x', '/healthz'])(
    '%s is sent with a strict policy',
    async (url) => {
      for (const { headers } of [await server.call({ url }), await everybody.raw({ url })]) {
        const policy = String(headers['content-security-policy']);
        expect(policy).toBe(
          "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;" +
            "font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';base-uri 'none';" +
            "form-action 'self';frame-ancestors 'none'",
        );
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'x-frame-options': 'DENY',
          'cross-origin-opener-policy': 'same-origin',
        });
        expect(headers['permissions-policy']).toContain('camera=()');
        expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
        expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined();
      }
    },
  );

  test('the reference page has no script of its own in it', async () => {
    const { statusCode, body, headers } = await server.call({ url: '/api/docs/' });
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    for (const [, attributes = '', content = ''] of body.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toMatch(/src="/);
      expect(content.trim()).toBe('');
    }
    expect(body).not.toMatch(/ on\w+=|javascript:|https?:\/\//);
  });
});
