import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN, TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startSentry } from './index.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startSentry({ now: NOW });
});
afterAll(() => standIn.stop());

async function ask(path: string, { token = TOKEN, body }: { token?: string; body?: object } = {}) {
  const response = await fetch(`${standIn.url}/api/0${path}`, {
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    link: response.headers.get('link') ?? '',
    body: JSON.parse(await response.text()),
  };
}

test('issues of a project, the newest first, with counts of the period', async () => {
  const { body } = await ask('/projects/acme/webshop/issues/?statsPeriod=24h');
  expect(body.map(({ metadata }: { metadata: { type: string } }) => metadata.type)).toEqual([
    'TypeError',
    'ChunkLoadError',
    'TimeoutError',
    'ResizeObserverError',
  ]);
  expect(body[0]).toMatchObject({ lastSeen: '2026-06-01T11:54:00.000Z', userCount: 412 });
  expect(body[0].stats['24h']).toHaveLength(24);
  expect(body[0].stats['24h'].at(-1)).toEqual([NOW.getTime() / 1000, expect.any(Number)]);
  const { body: days } = await ask('/projects/acme/webshop/issues/?statsPeriod=14d');
  expect(days[0].stats['14d']).toHaveLength(14);
});

test('a query looks in titles; the organization has the issues of all projects', async () => {
  const found = await ask('/projects/acme/webshop/issues/?query=is:unresolved%20chunk');
  expect(found.body).toHaveLength(1);
  const all = await ask('/organizations/acme/issues/');
  expect(all.body.length).toBeGreaterThan(4);
});

test('cursors in the Link header lead from page to page', async () => {
  const first = await ask('/projects/acme/webshop/issues/?limit=3');
  expect(first.body).toHaveLength(3);
  const [, cursor] = /rel="next"; results="true"; cursor="([^"]+)"/.exec(first.link) ?? [];
  const second = await ask(`/projects/acme/webshop/issues/?limit=3&cursor=${cursor}`);
  expect(second.body).toHaveLength(1);
  expect(second.link).toContain('rel="next"; results="false"');
});

test('a template makes a project and reads its DSN', async () => {
  const made = await ask('/teams/acme/web/projects/', { body: { name: 'Gift Cards' } });
  expect(made).toMatchObject({ status: 201, body: { slug: 'gift-cards' } });
  const [key] = (await ask('/projects/acme/gift-cards/keys/')).body;
  expect(key.dsn.public).toMatch(/^http:\/\/[0-9a-f]{32}@localhost:\d+\/\d+$/);
  expect((await ask('/teams/acme/web/projects/', { body: { name: 'Gift cards' } })).status).toBe(
    409,
  );
  expect((await ask('/teams/acme/web/projects/', { body: {} })).status).toBe(400);
});

test('says why not as Sentry does', async () => {
  expect(await ask('/organizations/acme/', { token: 'wrong' })).toMatchObject({
    status: 401,
    body: { detail: 'Invalid token' },
  });
  expect((await ask('/organizations/acme/', { token: '' })).body.detail).toContain('not provided');
  expect((await ask('/organizations/acme/', { token: NARROW_TOKEN })).status).toBe(403);
  expect((await ask('/organizations/other/')).status).toBe(404);
  expect((await ask('/projects/acme/nothing/issues/')).status).toBe(404);
});
