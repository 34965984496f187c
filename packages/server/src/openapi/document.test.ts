import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/server.ts';

type Node = Record<string, unknown>;

let local: TestServer;
let everybody: TestServer;
let document: Node;

beforeAll(async () => {
  local = await startTestServer();
  everybody = await startTestServer({ mode: 'public' });
  await everybody.app.ready();
  document = (await local.call({ url: '/api/v1/openapi.json' })).json<Node>();
});
afterAll(async () => {
  await local.close();
  await everybody.close();
});

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

function operations(of = document) {
  return Object.entries(of['paths'] as Record<string, Record<string, Node>>).flatMap(
    ([path, item]) =>
      Object.entries(item)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, operation]) => ({ path, method, operation })),
  );
}

/** Every value in the document that is an object, with where it stands. */
function nodes(value: unknown, at = '#'): { at: string; node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) => nodes(child, `${at}/${key}`));
  return Array.isArray(value) ? inside : [{ at, node: value as Node }, ...inside];
}

/** Every JSON Schema in it: of components, of parameters and of media types. */
function schemas(): { at: string; schema: unknown }[] {
  const components = document['components'] as { schemas: Node };
  const named = Object.entries(components.schemas).map(([name, schema]) => ({ at: name, schema }));
  const used = nodes(document['paths'])
    .filter(
      ({ at, node }) =>
        'schema' in node && /\/(parameters\/\d+|content\/[^/]+(\/[^/]+)?)$/.test(at),
    )
    .map(({ at, node }) => ({ at, schema: node['schema'] }));
  return [...named, ...used];
}

test('is OpenAPI 3.1 by its outer rules', () => {
  expect(document['openapi']).toMatch(/^3\.1\.\d+$/);
  expect(document['info']).toMatchObject({
    title: 'Stagecraft',
    version: expect.stringMatching(/^\d/) as string,
  });
  expect(Object.keys(document)).toEqual(
    expect.arrayContaining(['openapi', 'info', 'paths', 'components', 'tags', 'security']),
  );
  const allowed = [
    'openapi',
    'info',
    'jsonSchemaDialect',
    'servers',
    'paths',
    'webhooks',
    'components',
    'security',
    'tags',
    'externalDocs',
  ];
  expect(Object.keys(document).filter((key) => !allowed.includes(key))).toEqual([]);
});

test('every operation has a name of its own, a tag that is described, and a summary', () => {
  const ids = operations().map(({ operation }) => operation['operationId']);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = (document['tags'] as { name: string }[]).map(({ name }) => name);
  const used = new Set(operations().flatMap(({ operation }) => operation['tags'] as string[]));
  expect([...used].toSorted()).toEqual(tags.toSorted());
  for (const { path, operation } of operations()) {
    expect({ path, summary: operation['summary'] }).toEqual({
      path,
      summary: expect.stringMatching(/^\w/) as string,
    });
    const own = [
      'operationId',
      'tags',
      'summary',
      'description',
      'parameters',
      'requestBody',
      'responses',
      'security',
    ];
    expect(Object.keys(operation).filter((key) => !own.includes(key))).toEqual([]);
  }
});

test('every parameter of a path is declared and required', () => {
  for (const { path, operation } of operations()) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = ((operation['parameters'] ?? []) as Node[]).filter(
      (each) => each['in'] === 'path',
    );
    expect(given.map(({ name }) => name)).toEqual(wanted);
    for (const parameter of given) expect(parameter['required']).toBe(true);
    for (const parameter of (operation['parameters'] ?? []) as Node[]) {
      expect(['path', 'query', 'header', 'cookie']).toContain(parameter['in']);
      expect(parameter).toHaveProperty('schema');
    }
  }
});

test('every answer is described, with its type; errors are problems', () => {
  for (const { path, method, operation } of operations()) {
    const responses = operation['responses'] as Record<
      string,
      { description: string; content: Node }
    >;
    const statuses = Object.keys(responses);
    expect({ path, method, ok: statuses.some((status) => /^2\d\d$/.test(status)) }).toEqual({
      path,
      method,
      ok: true,
    });
    for (const status of ['400', '401', '421', '429']) expect(statuses).toContain(status);
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect(status).toMatch(/^[2345]\d\d$/);
      expect(description).toMatch(/^[A-Z"]/);
      const types = Object.keys(content);
      if (status.startsWith('2')) expect(types.length).toBeGreaterThan(0);
      else expect(types).toEqual(['application/problem+json']);
    }
  }
});

test('every schema is one of JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false });
  const all = schemas();
  expect(all.length).toBeGreaterThan(50);
  for (const { at, schema } of all) {
    expect({ at, valid: ajv.validateSchema(schema as object), errors: ajv.errors }).toEqual({
      at,
      valid: true,
      errors: null,
    });
  }
});

test('every reference leads to a schema, and every schema is referred to', () => {
  const { schemas: named } = document['components'] as { schemas: Node };
  const references = nodes(document).flatMap(({ node }) =>
    typeof node['$ref'] === 'string' ? [node['$ref']] : [],
  );
  const used = new Set(
    references.map((reference) => reference.replace(/^#\/components\/schemas\//, '')),
  );
  expect([...used].toSorted()).toEqual(Object.keys(named).toSorted());
  expect(Object.keys(named)).toEqual(
    expect.arrayContaining(['Problem', 'Manifest', 'Feature', 'Project', 'BlueprintInput']),
  );
});

test('a blueprint is sent as data or as text', () => {
  const { post } =
    (document['paths'] as Record<string, Record<string, Node>>)['/api/v1/compositions'] ?? {};
  expect(post?.['requestBody']).toMatchObject({
    content: {
      'application/json': { schema: { type: 'object', required: ['blueprint'] } },
      'text/yaml': { schema: { type: 'string' } },
    },
  });
});

describe('every route is in it', () => {
  /** Registered by others: the files of the page, and the reference page. */
  const OTHERS = /^\/(\*|index\.html|api\/docs.*|api\/v1\/openapi\.json)$/;

  test.each(['local', 'public'] as const)('%s', async (mode) => {
    const { app } = mode === 'local' ? local : everybody;
    const described = operations(app.swagger() as unknown as Node).map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    const routes = routesOf(app.printRoutes({ commonPrefix: false }));
    expect(routes.length).toBeGreaterThan(mode === 'local' ? 20 : 14);
    const own = routes.filter((route) => !OTHERS.test(route.split(' ')[1] ?? ''));
    expect(own.toSorted()).toEqual(described.toSorted());
  });
});

/** `GET /a` for each route of Fastify's drawing of them; HEAD goes with GET. */
function routesOf(drawing: string): string[] {
  const parents: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (match === null) return [];
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    const path = (parents[depth - 1] ?? '') + part;
    parents[depth] = path;
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path}`);
  });
}

test('a server for everybody says nothing of projects and tokens', () => {
  const text = JSON.stringify(everybody.app.swagger());
  expect(text).not.toContain('/api/v1/projects/{id}');
  expect(JSON.parse(text)).not.toHaveProperty('security');
});
