import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startGitlab } from './index.ts';

let gitlab: StandIn;
beforeAll(async () => {
  gitlab = await startGitlab({ now: new Date('2026-03-02T09:00:00Z') });
});
afterAll(() => gitlab.stop());

const SHOP = encodeURIComponent('acme/web/webshop');
const LEDGER = encodeURIComponent('acme/payments/ledger');

async function ask(path: string, init: RequestInit = {}, token: string | undefined = undefined) {
  const headers = { 'private-token': token ?? gitlab.values['token'] ?? '' };
  const response = await fetch(`${gitlab.values['apiUrl']}${path}`, { headers, ...init });
  const text = await response.text();
  return {
    response,
    body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as never,
  };
}

test('a wrong token is refused, and without one nothing private is there', async () => {
  const wrong = await ask(`/projects/${SHOP}`, {}, 'glpat-of-somebody');
  expect(wrong.response.status).toBe(401);
  expect(wrong.body).toEqual({ message: '401 Unauthorized' });
  const none = await ask(`/projects/${SHOP}`, { headers: {} });
  expect(none.response.status).toBe(404);
  expect(none.body).toEqual({ message: '404 Project Not Found' });
});

test('a token without scopes may do nothing', async () => {
  const { response, body } = await ask(`/projects/${SHOP}`, {}, NARROW_TOKEN);
  expect(response.status).toBe(403);
  expect(body).toMatchObject({ error: 'insufficient_scope' });
});

test('a token is accepted as a bearer too', async () => {
  const headers = { authorization: `Bearer ${gitlab.values['token']}` };
  const { body } = await ask(`/projects/${SHOP}`, { headers });
  expect(body).toMatchObject({
    path_with_namespace: 'acme/web/webshop',
    web_url: 'https://gitlab.com/acme/web/webshop',
    default_branch: 'main',
  });
});

test('lists are cut into pages as the headers say', async () => {
  const first = await ask(`/projects/${SHOP}/pipelines?per_page=4`);
  expect(first.body).toHaveLength(4);
  expect(first.response.headers.get('x-next-page')).toBe('2');
  const last = await ask(`/projects/${SHOP}/pipelines?per_page=4&page=3`);
  expect(last.body).toHaveLength(3);
  expect(last.response.headers.get('x-next-page')).toBe('');
  expect(last.response.headers.get('x-total')).toBe('11');
});

test('a group holds what is below it when that is asked for', async () => {
  const here = await ask('/groups/acme/projects');
  expect(here.body).toEqual([]);
  const below = await ask('/groups/acme/projects?include_subgroups=true');
  const paths = (below.body as { path_with_namespace: string }[]).map(
    (each) => each.path_with_namespace,
  );
  expect(paths).toContain('acme/payments/ledger');
});

test('issues are filtered by state and assignee', async () => {
  const { body } = await ask(
    `/projects/${SHOP}/issues?state=opened&assignee_username=amara-okafor`,
  );
  const titles = (body as { title: string }[]).map(({ title }) => title);
  expect(titles).toEqual([
    'Address form loses the house number',
    'Search finds nothing for plural words',
  ]);
});

test('a changed file is read as it is now', async () => {
  const file = `/projects/${LEDGER}/repository/files/catalog-info.yaml`;
  const before = await ask(`${file}/raw?ref=main`);
  expect(before.body).toContain('Books every payment twice');
  const etag = before.response.headers.get('etag') ?? '';
  const headers = { 'private-token': gitlab.values['token'] ?? '', 'if-none-match': etag };
  expect((await ask(`${file}/raw?ref=main`, { headers })).response.status).toBe(304);
  const content = String(before.body).replace('twice', 'once');
  const change = { branch: 'main', content, commit_message: 'Book once' };
  expect((await ask(file, { method: 'PUT', body: JSON.stringify(change) })).response.status).toBe(
    200,
  );
  expect((await ask(`${file}/raw?ref=main`, { headers })).response.status).toBe(200);
  expect((await ask(`${file}/raw?ref=main`)).body).toContain('Books every payment once');
  expect((await ask(`${file}/raw?ref=other`)).response.status).toBe(404);
});

test('groups and their members come by GraphQL', async () => {
  const query =
    'query getGroupMembers($group: ID!) { group(fullPath: $group) { groupMembers { nodes { user { username } } } } }';
  const response = await fetch(`${gitlab.url}/api/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gitlab.values['token']}` },
    body: JSON.stringify({ query, variables: { group: 'acme/payments' } }),
  });
  const { data } = (await response.json()) as {
    data: { group: { groupMembers: { nodes: { user: { username: string } }[] } } };
  };
  const names = data.group.groupMembers.nodes.map(({ user }) => user.username);
  expect(names).toEqual(['mina-park', 'jonas-weber']);
});
