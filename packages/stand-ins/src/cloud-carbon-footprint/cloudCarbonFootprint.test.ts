import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startCloudCarbonFootprint } from './index.ts';
import type { EstimationResult } from './estimates.ts';

const YEAR = 'start=2025-06-01&end=2026-05-31';
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startCloudCarbonFootprint({ now: new Date('2026-06-01T12:00:00Z') });
});
afterAll(() => standIn.stop());

async function ask(path: string, token = TOKEN) {
  const response = await fetch(`${standIn.values['api']}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  return { status: response.status, text };
}

async function estimates(query: string): Promise<EstimationResult[]> {
  const { status, text } = await ask(`/footprint?${query}`);
  expect(status, text).toBe(200);
  return JSON.parse(text) as EstimationResult[];
}

const emissions = ({ serviceEstimates }: EstimationResult) =>
  serviceEstimates.reduce((all, { co2e }) => all + co2e, 0);

test('has a year of every cloud, with a peak before Christmas and a dip in summer', async () => {
  const months = await estimates(`${YEAR}&groupBy=month`);
  expect(months.map(({ timestamp }) => timestamp)).toHaveLength(12);
  expect(months[0]).toMatchObject({
    timestamp: '2025-06-01T00:00:00.000Z',
    periodEndDate: '2025-06-30T23:59:59.000Z',
    groupBy: 'month',
  });
  const providers = months[0]?.serviceEstimates.map(({ cloudProvider }) => cloudProvider);
  expect([...new Set(providers)]).toEqual(['AWS', 'GCP', 'AZURE']);
  const [, , august = 0, , , november = 0] = months.map(emissions);
  expect(november).toBeGreaterThan(august * 1.1);
});

test('says the same in total however it is grouped and divided into pages', async () => {
  const total = async (query: string) =>
    (await estimates(query)).reduce((all, each) => all + emissions(each), 0);
  const whole = await total(`${YEAR}&groupBy=month`);
  expect(await total(`${YEAR}&groupBy=day`)).toBeCloseTo(whole, 9);
  const first = await total(`${YEAR}&groupBy=month&limit=150`);
  const second = await total(`${YEAR}&groupBy=month&limit=150&skip=150`);
  expect(first).toBeLessThan(whole);
  expect(first + second).toBeCloseTo(whole, 9);
});

test('filters by account, service, region and tag', async () => {
  const rows = async (query: string) =>
    (await estimates(`${YEAR}&groupBy=year&${query}`)).flatMap((each) => each.serviceEstimates);
  const shop = await rows('accounts[]=418295637702&services[]=AmazonEC2');
  expect(new Set(shop.map(({ accountName }) => accountName))).toEqual(new Set(['acme-shop']));
  const tagged = await rows(`${encodeURIComponent('tags[user:app]')}=billing`);
  expect(tagged.every(({ tags }) => tags?.['user:app'] === 'billing')).toBe(true);
  expect(tagged.length).toBeGreaterThan(0);
  expect(await rows('regions[]=mars-1')).toEqual([]);
});

test('refuses in the words of the API', async () => {
  const said = async (query: string) => (await ask(`/footprint?${query}`)).text;
  expect(await said('')).toBe('Start date must be provided, End date must be provided');
  expect(await said('start=2026-05-01&end=2027-01-01')).toBe('End date is in the future');
  expect(await said(`${YEAR}&groupBy=hour`)).toBe('Please specify a valid groupBy period');
  expect(await said(`${YEAR}&limit=60000`)).toBe('Page limit must not exceed 50000');
  expect(await said(`${YEAR}&regions[]=UK%20South`)).toContain('Filter for regions');
});

test('recommends what saves energy, and refuses another token', async () => {
  const { text } = await ask('/recommendations');
  const all = JSON.parse(text) as { kilowattHourSavings: number; co2eSavings: number }[];
  expect(all.length).toBeGreaterThan(5);
  expect(all.every((each) => each.kilowattHourSavings > 0 && each.co2eSavings > 0)).toBe(true);
  expect(await ask('/healthz')).toEqual({ status: 200, text: 'OK' });
  expect(await ask('/healthz', 'wrong')).toEqual({ status: 401, text: 'Unauthorized' });
});
