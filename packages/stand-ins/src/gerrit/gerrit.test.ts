import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startGerrit } from './index.ts';

let gerrit: StandIn;
beforeAll(async () => {
  gerrit = await startGerrit();
});
afterAll(() => gerrit.stop());

const GUARD = ")]}'\n";

async function ask(path: string, password = gerrit.values['password']) {
  const authorization = `Basic ${Buffer.from(`backstage:${password}`).toString('base64')}`;
  const response = await fetch(gerrit.url + path, { headers: { authorization } });
  return { status: response.status, text: await response.text() };
}

test('a wrong password is refused', async () => {
  const { status, text } = await ask('/a/projects/', 'wrong');
  expect([status, text]).toEqual([401, 'Unauthorized']);
});

test('JSON comes behind a guard', async () => {
  const { text } = await ask('/a/projects/?p=parcel');
  expect(text.startsWith(GUARD)).toBe(true);
  const projects = JSON.parse(text.slice(GUARD.length)) as Record<string, unknown>;
  expect(Object.keys(projects)).toEqual(['parcel-tracker']);
});

test('the head of a project leads to its files', async () => {
  const { text } = await ask('/a/projects/depot-planner/HEAD');
  expect(JSON.parse(text.slice(GUARD.length))).toBe('refs/heads/main');
  const file = await ask('/a/projects/depot-planner/branches/main/files/catalog-info.yaml/content');
  expect(Buffer.from(file.text, 'base64').toString()).toContain(
    'Says which van takes which parcel',
  );
});

test('what is not there is not found', async () => {
  const file = await ask('/a/projects/webshop/branches/main/files/catalog-info.yaml/content');
  expect(file.status).toBe(404);
  expect((await ask('/a/projects/depot-planner/branches/dev')).status).toBe(404);
  expect((await ask('/a/projects/nothing/HEAD')).status).toBe(404);
});
