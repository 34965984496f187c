import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startAzureBoards } from './index.ts';

let boards: StandIn;
beforeAll(async () => {
  boards = await startAzureBoards({ now: new Date('2026-03-02T09:00:00Z') });
});
afterAll(() => boards.stop());

const basic = (token: string) => `Basic ${Buffer.from(`:${token}`).toString('base64')}`;

async function ask(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(boards.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: { authorization: basic('stand-in-token'), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { response, body: (text.startsWith('{') ? JSON.parse(text) : text) as never };
}

const select = (where: string) => ({ query: `SELECT [System.Id] FROM WorkItems WHERE ${where}` });

async function idsOf(where: string): Promise<number[]> {
  const { body } = await ask('/acme/_apis/wit/wiql', select(where));
  return (body as { workItems: { id: number }[] }).workItems.map(({ id }) => id);
}

test('a wrong token leads to a page to sign in at, unless one asks to be told', async () => {
  const wrong = { authorization: basic('other') };
  const led = await ask('/acme/_apis/wit/fields', undefined, wrong);
  expect(led.response.status).toBe(302);
  const told = { ...wrong, 'x-tfs-fedauthredirect': 'Suppress' };
  expect((await ask('/acme/_apis/wit/fields', undefined, told)).response.status).toBe(401);
});

test('a query gives numbers, and numbers give items', async () => {
  const ids = await idsOf(
    "[System.TeamProject] = 'Shop' AND ([System.AreaPath] UNDER 'Shop\\Web shop') AND [System.State] NOT IN ('Closed', 'Removed')",
  );
  expect(ids).toHaveLength(12);
  const { body } = await ask('/acme/_apis/wit/workitemsbatch', { ids: [ids[0], 1] });
  expect(body).toMatchObject({
    count: 2,
    value: [{ fields: { 'Microsoft.VSTS.Common.Priority': 1 } }, null],
  });
});

test('what is assigned is found by the address', async () => {
  const ids = await idsOf("[System.AssignedTo] = 'amara.okafor@acme.example'");
  expect(ids.length).toBeGreaterThan(4);
  expect(await idsOf("[System.AssignedTo] = 'nobody@acme.example'")).toEqual([]);
});

test('areas, projects and teams that are not there are named', async () => {
  const area = await ask('/acme/_apis/wit/wiql', select("[System.AreaPath] UNDER 'Shop\\None'"));
  expect(area.response.status).toBe(400);
  expect(area.body).toMatchObject({ message: expect.stringContaining('TF51011') });
  const project = await ask('/acme/None/_apis/wit/workitemtypes');
  expect(project.response.status).toBe(404);
  expect(project.body).toMatchObject({ message: expect.stringContaining('does not exist: None') });
  const team = await ask('/acme/Shop/None/_apis/work/teamsettings/teamfieldvalues');
  expect(team.response.status).toBe(404);
});

test('a team has the areas of its software', async () => {
  const { body } = await ask('/acme/Shop/Web/_apis/work/teamsettings/teamfieldvalues');
  expect(body).toMatchObject({ values: [{ value: 'Shop\\Web shop', includeChildren: true }] });
});

test('no more than two hundred items are given at once', async () => {
  const ids = Array.from({ length: 201 }, (_, index) => index);
  const { response } = await ask('/acme/_apis/wit/workitemsbatch', { ids });
  expect(response.status).toBe(400);
});
