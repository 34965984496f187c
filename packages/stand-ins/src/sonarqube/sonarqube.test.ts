import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN, TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startSonarqube } from './index.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startSonarqube({ now: NOW, options: { exampleProject: 'mine' } });
});
afterAll(() => standIn.stop());

async function ask(path: string, token = TOKEN) {
  const authorization = `Basic ${Buffer.from(`${token}:`).toString('base64')}`;
  const response = await fetch(standIn.url + path, { headers: { authorization } });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

test('a project has the measures that are asked for, and the date of its analysis', async () => {
  const shown = await ask('/api/components/show?component=acme_webshop');
  expect(shown.body.component).toMatchObject({
    name: 'Web shop',
    qualifier: 'TRK',
    analysisDate: '2026-06-01T10:00:00+0000',
  });
  const { body } = await ask('/api/measures/component?component=acme_webshop&metricKeys=bugs,none');
  expect(body.component.measures).toEqual([{ metric: 'bugs', value: '3' }]);
});

test('metrics come in pages, which the plugin follows by their total', async () => {
  const first = await ask('/api/metrics/search?ps=5&p=1');
  const third = await ask('/api/metrics/search?ps=5&p=3');
  expect(first.body).toMatchObject({ total: 12, p: 1, ps: 5 });
  expect(first.body.metrics).toHaveLength(5);
  expect(third.body.metrics.map(({ key }: { key: string }) => key)).toEqual([
    'duplicated_lines_density',
    'ncloc',
  ]);
});

test('the gate of a project and the list of projects, with one of whoever runs the demo', async () => {
  const gate = await ask('/api/qualitygates/project_status?projectKey=acme_webshop');
  expect(gate.body.projectStatus.status).toBe('ERROR');
  const { body } = await ask('/api/projects/search');
  expect(body.components.map(({ key }: { key: string }) => key)).toEqual([
    'acme_webshop',
    'acme_orders',
    'acme_billing',
    'mine',
  ]);
});

test('a wrong token is refused without a word, and validate says so', async () => {
  expect(await ask('/api/components/show?component=acme_webshop', 'wrong')).toEqual({
    status: 401,
    body: undefined,
  });
  expect(await ask('/api/authentication/validate', 'wrong')).toEqual({
    status: 200,
    body: { valid: false },
  });
  expect((await ask('/api/authentication/validate')).body).toEqual({ valid: true });
});

test('who may browse no project finds none, and is refused the ones they name', async () => {
  const found = await ask('/api/components/search?qualifiers=TRK', NARROW_TOKEN);
  expect(found.body.paging.total).toBe(0);
  const shown = await ask('/api/components/show?component=acme_webshop', NARROW_TOKEN);
  expect(shown).toMatchObject({
    status: 403,
    body: { errors: [{ msg: 'Insufficient privileges' }] },
  });
  expect((await ask('/api/components/search?qualifiers=TRK')).body.paging.total).toBe(4);
});

test('an unknown project is a 404 with its key', async () => {
  expect(await ask('/api/components/show?component=nothing')).toEqual({
    status: 404,
    body: { errors: [{ msg: "Component key 'nothing' not found" }] },
  });
  expect((await ask('/api/components/show')).status).toBe(400);
});
