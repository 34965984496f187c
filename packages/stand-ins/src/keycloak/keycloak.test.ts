import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startKeycloak } from './index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startKeycloak();
});
afterAll(() => standIn.stop());

async function askToken(secret: string, realm = 'acme') {
  const response = await fetch(`${standIn.url}/realms/${realm}/protocol/openid-connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`backstage:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await response.json()) as Readonly<Record<string, string>>;
  return { status: response.status, body };
}

async function ask(path: string, secret = TOKEN) {
  const { body } = await askToken(secret);
  const response = await fetch(`${standIn.url}/admin/realms/acme/${path}`, {
    headers: { authorization: `Bearer ${body['access_token']}` },
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

async function list(path: string): Promise<readonly Named[]> {
  return (await ask(path)).body as readonly Named[];
}

test('people are counted and come in pages', async () => {
  expect((await ask('users/count')).body).toBe(3);
  const pages = await Promise.all([list('users?first=0&max=2'), list('users/?first=2&max=2')]);
  expect(pages.map((page) => page.map(({ username }) => username))).toEqual([
    ['elena.petrova', 'freya.holm'],
    ['samir.aziz'],
  ]);
});

test('groups are a tree, asked for branch by branch', async () => {
  expect((await ask('groups/count')).body).toEqual({ count: 3 });
  expect((await ask('groups/count?top=true')).body).toEqual({ count: 2 });
  const groups = await list('groups?first=0&max=100');
  expect(groups).toMatchObject([
    { name: 'partners', subGroupCount: 0 },
    { name: 'support', subGroupCount: 1, subGroups: [] },
  ]);
  const support = groups[1]?.id;
  const [nights] = await list(`groups/${support}/children?first=0&max=1`);
  expect(nights).toMatchObject({ name: 'support-nights', parentId: support });
  expect(await list(`groups/${nights?.id}/members`)).toMatchObject([{ username: 'freya.holm' }]);
  expect((await ask(`groups/${support}`)).body).toMatchObject({ path: '/support' });
  expect((await ask('groups/other')).status).toBe(404);
});

test('a token says when it ends, as clients look', async () => {
  const { body } = await askToken(TOKEN);
  const claims = Buffer.from(body['access_token']?.split('.')[1] ?? '', 'base64url').toString();
  const { exp } = JSON.parse(claims) as { readonly exp: number };
  expect(exp * 1000).toBeGreaterThan(Date.now() + 60_000);
});

test('a wrong secret, a wrong realm, no roles and no token are refused', async () => {
  expect(await askToken('wrong')).toMatchObject({
    status: 401,
    body: { error: 'unauthorized_client' },
  });
  expect(await askToken(TOKEN, 'other')).toMatchObject({
    status: 404,
    body: { error: 'Realm does not exist' },
  });
  expect((await ask('users/count', `${TOKEN}-without-roles`)).status).toBe(403);
  expect((await fetch(`${standIn.url}/admin/realms/acme/users`)).status).toBe(401);
});
