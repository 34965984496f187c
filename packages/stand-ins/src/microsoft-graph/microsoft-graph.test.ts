import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startMicrosoftGraph } from './index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startMicrosoftGraph();
});
afterAll(() => standIn.stop());

async function askToken(secret = TOKEN, more: Readonly<Record<string, string>> = {}) {
  const { tenantId, clientId = '' } = standIn.values;
  const response = await fetch(`${standIn.url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
      ...more,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function ask(path: string, secret = TOKEN, headers: Record<string, string> = {}) {
  const { body } = await askToken(secret);
  const response = await fetch(path.startsWith('http') ? path : `${standIn.url}/v1.0/${path}`, {
    headers: { authorization: `Bearer ${body['access_token']}`, ...headers },
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

interface Answer {
  readonly value: readonly { readonly id: string; readonly displayName: string }[];
  readonly '@odata.nextLink'?: string;
  readonly error?: { readonly code: string };
}

/** All of a collection, page by page. */
async function all(path: string, headers: Record<string, string> = {}) {
  const rows: Answer['value'][number][] = [];
  let next: string | undefined = path;
  let pages = 0;
  while (next !== undefined) {
    const { body }: { body: Answer } = await ask(next, TOKEN, headers);
    rows.push(...body.value);
    next = body['@odata.nextLink'];
    pages += 1;
  }
  return { names: rows.map(({ displayName }) => displayName), rows, pages };
}

test('people and groups come in pages that link to the next one', async () => {
  const { names, pages } = await all('users?$top=999&$select=id,displayName');
  expect(names).toEqual(['Yuki Tanaka', 'Dario Conti', 'Priya Nair', 'Oskar Lind', 'Ines Duarte']);
  expect(pages).toBe(3);
});

test('members of a group are people and groups, told apart by their type', async () => {
  const groups = await all('groups');
  const finance = groups.rows.find(({ displayName }) => displayName === 'Finance');
  const members = await all(`groups/${finance?.id}/members`);
  expect(members.names).toEqual(['Oskar Lind', 'Ines Duarte', 'Month end closing']);
  const people = await all(
    `groups/${finance?.id}/members/microsoft.graph.user/?$select=displayName`,
  );
  expect(people.names).toEqual(['Oskar Lind', 'Ines Duarte']);
  expect(people.rows[0]).toEqual({
    '@odata.type': '#microsoft.graph.user',
    displayName: 'Oskar Lind',
  });
});

test.each([
  ["userType eq 'member' and accountEnabled eq true", ['Yuki Tanaka', 'Oskar Lind', 'Ines Duarte']],
  ["startsWith(displayName, 'in')", ['Ines Duarte']],
])('people are filtered by %s', async (filter, names) => {
  expect((await all(`users?$filter=${encodeURIComponent(filter)}`)).names).toEqual(names);
});

test('a search needs the header of advanced queries', async () => {
  const path = `groups?$search=${encodeURIComponent('"displayName:fin"')}`;
  expect((await ask(path)).status).toBe(400);
  expect((await all(path, { ConsistencyLevel: 'eventual' })).names).toEqual(['Finance']);
});

test('one has a portrait, the others have none', async () => {
  const { rows } = await all('users');
  const ines = rows.find(({ displayName }) => displayName === 'Ines Duarte');
  const { body } = await ask(`users/${ines?.id}/photos`);
  expect(body.value).toMatchObject([{ id: '48x48', height: 48 }]);
  const token = (await askToken()).body['access_token'];
  const photo = await fetch(`${standIn.url}/v1.0/users/${ines?.id}/photos/48x48/$value`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = new Uint8Array(await photo.arrayBuffer());
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xff, 0xd8, 0xff]);
  expect((await ask(`users/${rows[0]?.id}/photo/$value`)).body.error?.code).toBe('ImageNotFound');
});

test('wrong credentials are refused as the sign-in server does', async () => {
  expect(await askToken('wrong')).toMatchObject({
    status: 401,
    body: { error: 'invalid_client', error_codes: [7000215] },
  });
  expect(await askToken(TOKEN, { client_id: 'another' })).toMatchObject({
    status: 400,
    body: { error: 'unauthorized_client' },
  });
  const elsewhere = await fetch(`${standIn.url}/other-tenant/oauth2/v2.0/token`, {
    method: 'POST',
  });
  expect(await elsewhere.text()).toContain('AADSTS90002');
});

test('without a token and without permissions nothing is told', async () => {
  expect((await fetch(`${standIn.url}/v1.0/users`)).status).toBe(401);
  expect(await ask('users', `${TOKEN}-without-permissions`)).toMatchObject({
    status: 403,
    body: { error: { code: 'Authorization_RequestDenied' } },
  });
});
