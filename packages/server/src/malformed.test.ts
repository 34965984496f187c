import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from './problems/problem.ts';
import { MALFORMED } from './testing/malformedBodies.ts';
import { BLUEPRINT, startTestServer, type TestServer } from './testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  const limits = { requestsPerMinute: 0, compositionsPerMinute: 0 };
  server = await startTestServer({ mode: 'public', limits });
});
afterAll(() => server.close());

test('there are a hundred of them', () => {
  expect(MALFORMED.length).toBeGreaterThanOrEqual(100);
});

describe.each(['/api/v1/compositions', '/api/v1/projects.zip'])('%s refuses', (url) => {
  test.each(MALFORMED)('%s (%s)', async (_, type, payload, status, code) => {
    const response = await server.raw({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': type },
    });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = problemSchema.strict().parse(response.json());
    expect({ status: response.statusCode, code: problem.code }).toEqual({ status, code });
    expect(problem).toMatchObject({ status, type: `urn:stagecraft:error:${code}` });
    for (const text of [problem.detail, problem.fix]) expect(text.trim()).not.toBe('');
    for (const { message, fix } of problem.errors) expect(message && fix).toMatch(/\w/);
    expect(problem.errors[0]?.code).toBe(code);
    // Neither what was sent nor where this runs.
    expect(response.body).not.toMatch(/gh[p]_|node_modules|\/src\//);
    expect(response.body.length).toBeLessThan(100_000);
  });
});

test('and goes on', async () => {
  const response = await server.raw({
    method: 'POST',
    url: '/api/v1/compositions',
    payload: { blueprint: BLUEPRINT },
  });
  expect(response.statusCode).toBe(200);
  expect(server.log()).not.toContain('"level":50');
});
