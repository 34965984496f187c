import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startPrometheus } from './index.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const END = NOW.getTime() / 1000;
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startPrometheus({ now: NOW });
});
afterAll(() => standIn.stop());

async function ask(path: string, parameters: Record<string, string> = {}, token?: string) {
  const response = await fetch(`${standIn.url}${path}?${new URLSearchParams(parameters)}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const hour = (query: string, step = '60') =>
  ask('/api/v1/query_range', { query, start: String(END - 3600), end: String(END), step });

test('a range of a query has a value at each step, as text', async () => {
  const { body } = await hour('sum(rate(http_requests_total{job="webshop"}[5m])) by (code)');
  expect(body).toMatchObject({ status: 'success', data: { resultType: 'matrix' } });
  const { result } = body.data;
  expect(result.map(({ metric }: { metric: unknown }) => metric)).toEqual([
    { code: '200' },
    { code: '304' },
    { code: '404' },
    { code: '500' },
  ]);
  expect(result[0].values).toHaveLength(61);
  const [time, value] = result[0].values.at(-1);
  expect(time).toBe(END);
  expect(Number(value)).toBeGreaterThan(30);
  expect(typeof value).toBe('string');
});

test('labels choose series, in a plain selector with their name', async () => {
  const { body } = await ask('/api/v1/query', { query: 'up{job=~"web.*|orders"}' });
  const { result } = body.data;
  expect(result.map(({ metric }: { metric: Record<string, string> }) => metric['job'])).toEqual([
    'webshop',
    'orders',
  ]);
  expect(result[0]).toMatchObject({ metric: { __name__: 'up' }, value: [END, '1'] });
  expect((await ask('/api/v1/query', { query: 'nothing' })).body.data.result).toEqual([]);
});

test('says what is wrong with a query as Prometheus does', async () => {
  expect(await ask('/api/v1/query')).toMatchObject({
    status: 400,
    body: { status: 'error', errorType: 'bad_data' },
  });
  expect((await hour('up', '0')).body.error).toContain('step');
  expect((await hour('up', '0.1')).body.error).toContain('11,000 points');
});

test('the alerts of rules are those that fire or are about to', async () => {
  const { groups } = (await ask('/api/v1/rules', { type: 'alert' })).body.data;
  const rules = groups.find(({ name }: { name: string }) => name === 'webshop').rules;
  expect(rules.map(({ state }: { state: string }) => state)).toEqual([
    'firing',
    'pending',
    'inactive',
  ]);
  const { alerts } = (await ask('/api/v1/alerts')).body.data;
  expect(
    alerts.map(({ labels }: { labels: Record<string, string> }) => labels['alertname']),
  ).toEqual(['WebshopHighLatency', 'WebshopErrorBudgetBurn']);
  expect((await ask('/api/v1/rules', { type: 'record' })).body.data.groups).toEqual([]);
});

test('asks for no token, but refuses a wrong one', async () => {
  expect((await ask('/api/v1/query', { query: 'up' }, 'wrong')).status).toBe(401);
  expect((await ask('/api/v1/query', { query: 'up' }, standIn.values['token'])).status).toBe(200);
});
