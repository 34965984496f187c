import { afterAll, beforeAll, expect, test } from 'vitest';
import { featureSchema } from '../library/describe.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => (server = await startTestServer({ mode: 'public' })));
afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = {}) => server.raw({ url, headers });

test('features by category, each with what it needs', async () => {
  const { categories, features } = (await get('/api/v1/features')).json<{
    categories: { id: string }[];
    features: { id: string; category: string; requires: string[]; secrets: string[] }[];
  }>();
  const order = categories.map(({ id }) => id);
  const ranks = features.map(({ category }) => order.indexOf(category));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  const actions = features.find(({ id }) => id === 'github-actions');
  expect(actions?.requires).toContain('github');
  expect(features.find(({ id }) => id === 'github')?.secrets).toContain('GITHUB_TOKEN');
});

test('everything about each feature', async () => {
  const { features } = (await get('/api/v1/features')).json<{ features: { id: string }[] }>();
  for (const { id } of features) {
    const response = await get(`/api/v1/features/${id}`);
    expect(featureSchema.strict().parse(response.json()).id).toBe(id);
  }
  const github = featureSchema.parse((await get('/api/v1/features/github')).json());
  expect(github.requiredBy).toContain('github-actions');
  expect(github.options.find(({ name }) => name === 'organization')?.schema).toMatchObject({
    type: 'string',
  });
});

test.each([
  ['githubb', 'Did you mean "github"?'],
  ['constructor', 'GET /api/v1/features lists them all'],
  ['__proto__', 'GET /api/v1/features lists them all'],
  ['a%2fb', 'GET /api/v1/features lists them all'],
])('there is no feature %s', async (id, fix) => {
  const response = await get(`/api/v1/features/${id}`);
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: 'UNKNOWN_FEATURE', status: 404 });
  expect(response.json<{ fix: string }>().fix).toContain(fix);
});

test('releases, the newest first', async () => {
  const { releases } = (await get('/api/v1/releases')).json<{
    releases: { version: string; latest: boolean; lockfile: boolean }[];
  }>();
  expect(releases.length).toBeGreaterThan(5);
  expect(releases.map(({ latest }) => latest)).toEqual([
    true,
    ...releases.slice(1).map(() => false),
  ]);
  expect(releases[0]).toMatchObject({ lockfile: true });
});

test('presets are blueprints to start from', async () => {
  const { presets } = (await get('/api/v1/presets')).json<{
    presets: { id: string; features: object }[];
  }>();
  expect(presets.map(({ id }) => id)).toContain('everything');
  for (const { id, features } of presets) {
    const composed = await server.raw({
      method: 'POST',
      url: '/api/v1/compositions',
      payload: { blueprint: { stagecraft: 1, name: id, features } },
    });
    expect({ id, status: composed.statusCode }).toEqual({ id, status: 200 });
  }
});

test('the schemas are those of the command line', async () => {
  for (const name of ['blueprint', 'feature']) {
    const response = await get(`/api/v1/schema/${name}`);
    expect(response.headers['content-type']).toMatch(/^application\/schema\+json/);
    expect(response.json()).toMatchObject({ title: `Stagecraft ${name}`, type: 'object' });
  }
  expect((await get('/api/v1/schema/other')).statusCode).toBe(404);
});

test.each([
  '/api/v1/features',
  '/api/v1/features/github',
  '/api/v1/releases',
  '/api/v1/presets',
  '/api/v1/schema/blueprint',
  '/api/v1/openapi.json',
])('%s is sent once: its ETag is strong and by content', async (url) => {
  const first = await get(url);
  const etag = String(first.headers['etag']);
  expect(etag).toMatch(/^"[\w+/=]{40,}"$/);
  expect(first.headers['cache-control']).toBe('public, max-age=300');
  const again = await get(url, { 'if-none-match': etag });
  expect({ status: again.statusCode, body: again.body }).toEqual({ status: 304, body: '' });
  expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
});

test.each([
  ['POST', '/api/v1/features', 'GET, HEAD'],
  ['DELETE', '/api/v1/features/github', 'GET, HEAD'],
  ['PUT', '/api/v1/compositions', 'GET, HEAD, POST'],
  ['PATCH', '/api/v1/projects.zip', 'GET, HEAD, POST'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['DELETE', '/', 'GET, HEAD'],
] as const)('%s %s does nothing', async (method, url, allow) => {
  const response = await server.raw({ method, url });
  expect(response.statusCode).toBe(405);
  expect(response.headers['allow']).toBe(allow);
  expect(response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
});

test('OPTIONS says what can be done, and to no other origin', async () => {
  const response = await server.raw({
    method: 'OPTIONS',
    url: '/api/v1/compositions',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(response.statusCode).toBe(204);
  expect(response.headers['allow']).toBe('GET, HEAD, POST');
  expect(response.headers['access-control-allow-origin']).toBeUndefined();
});

test('what is not there is a problem as well', async () => {
  for (const url of ['/api/v1/nothing', '/api/v2/features', '/nothing', '/api/v1/projects']) {
    const response = await server.raw({ url });
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.json()).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  }
});
