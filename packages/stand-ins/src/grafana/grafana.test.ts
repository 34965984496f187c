import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN, TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startGrafana } from './index.ts';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startGrafana({ options: { exampleTag: 'mine' } });
});
afterAll(() => standIn.stop());

async function ask(path: string, token: string | undefined = TOKEN) {
  const response = await fetch(standIn.url + path, {
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const titles = ({ body }: { body: { title: string }[] }) => body.map(({ title }) => title);

test('finds dashboards by tag, in pages that begin at one or at nothing', async () => {
  const all = ['Web shop overview', 'Web shop latency by route', 'Checkout funnel'];
  expect(titles(await ask('/api/search?type=dash-db&limit=1000&page=0&tag=webshop'))).toEqual(all);
  expect(titles(await ask('/api/search?type=dash-db&limit=2&page=2&tag=webshop'))).toEqual([
    'Checkout funnel',
  ]);
  expect(titles(await ask('/api/search?type=dash-db&tag=mine'))).toEqual(all);
});

test('a search without a type finds folders too; addresses are below that of Grafana', async () => {
  const { body } = await ask('/api/search');
  expect(body[0]).toMatchObject({ title: 'Services', type: 'dash-folder' });
  expect(body.at(-1)).toMatchObject({ url: '/d/dclusteringress/ingress', folderTitle: 'Platform' });
});

test('rules and the alerts of them belong together by title and labels', async () => {
  const rules = await ask('/api/ruler/grafana/api/v1/rules');
  const alerts = await ask('/api/prometheus/grafana/api/v1/alerts');
  const mine = rules.body.Services[0].rules.filter(
    ({ labels }: { labels: Record<string, string> }) => labels['service'] === 'webshop',
  );
  expect(mine).toHaveLength(3);
  for (const { grafana_alert: alert } of mine) {
    const found = alerts.body.data.alerts.find(
      ({ labels }: { labels: Record<string, string> }) => labels['alertname'] === alert.title,
    );
    expect(found?.labels.service).toBe('webshop');
  }
});

test('a wrong token and none are told apart; health needs neither', async () => {
  expect(await ask('/api/search', 'wrong')).toMatchObject({
    status: 401,
    body: { message: 'Invalid API key' },
  });
  expect(await ask('/api/search', '')).toMatchObject({
    status: 401,
    body: { message: 'Unauthorized' },
  });
  expect((await ask('/api/health', '')).body.database).toBe('ok');
});

test('a service account without a role finds nothing and may not read rules', async () => {
  expect(await ask('/api/search', NARROW_TOKEN)).toEqual({ status: 200, body: [] });
  const rules = await ask('/api/ruler/grafana/api/v1/rules', NARROW_TOKEN);
  expect(rules).toMatchObject({ status: 403, body: { title: 'Access denied' } });
});

test('the overview that a component embeds is a page', async () => {
  const response = await fetch(standIn.values['overview'] ?? '');
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toContain('<h1>Web shop overview</h1>');
});
