import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startGitea } from './index.ts';

let gitea: StandIn;
beforeAll(async () => {
  gitea = await startGitea();
});
afterAll(() => gitea.stop());

async function ask(path: string, password = gitea.values['password']) {
  const authorization = `basic ${Buffer.from(`backstage:${password}`).toString('base64')}`;
  const response = await fetch(`${gitea.url}/api/v1${path}`, { headers: { authorization } });
  return { status: response.status, body: (await response.json()) as unknown };
}

test('a wrong password is refused', async () => {
  expect((await ask('/orgs/acme/repos', 'wrong')).status).toBe(401);
  expect((await ask('/orgs/acme/repos', NARROW_TOKEN)).status).toBe(403);
  expect((await ask('/orgs/acme/repos')).status).toBe(200);
});

test('the pages of repositories end with an empty one', async () => {
  const { body: first } = await ask('/orgs/acme/repos?page=1');
  expect((first as { name: string }[]).map(({ name }) => name)).toContain('label-printer');
  expect((await ask('/orgs/acme/repos?page=2')).body).toEqual([]);
  expect((await ask('/orgs/umbrella/repos')).status).toBe(404);
});

test('a file comes as base64, and only of repositories that have it', async () => {
  const { body } = await ask('/repos/acme/label-printer/contents/catalog-info.yaml?ref=main');
  const { content, encoding } = body as { content: string; encoding: string };
  expect(encoding).toBe('base64');
  expect(Buffer.from(content, 'base64').toString()).toContain('Prints what goes onto a parcel');
  expect((await ask('/repos/acme/webshop/contents/catalog-info.yaml')).status).toBe(404);
});

test('the address of a repository is one that leads back here', async () => {
  const { body } = await ask('/repos/acme/stock-counter');
  expect(body).toMatchObject({ html_url: `${gitea.url}/acme/stock-counter` });
});
