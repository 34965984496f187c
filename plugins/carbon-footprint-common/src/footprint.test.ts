import { summarize, summarizeRecommendations } from './footprint';
import { matchesFilters } from './filters';
import type { EstimationResult, ServiceData } from './types';

const range = {
  start: '2026-01-01',
  end: '2026-02-10',
  groupBy: 'month' as const,
};

function data(given: Partial<ServiceData>): ServiceData {
  return {
    cloudProvider: 'AWS',
    accountId: '4182',
    accountName: 'shop',
    serviceName: 'AmazonEC2',
    region: 'eu-west-1',
    co2e: 1,
    kilowattHours: 10,
    cost: 100,
    ...given,
  };
}

function month(
  timestamp: string,
  ...serviceEstimates: ServiceData[]
): EstimationResult {
  return { timestamp, serviceEstimates, groupBy: 'month' };
}

const estimates = [
  month(
    '2026-01-01T00:00:00.000Z',
    data({}),
    data({ serviceName: 'AmazonS3', co2e: 5, tags: { app: 'shop' } }),
  ),
  month(
    '2026-02-01T00:00:00.000Z',
    data({ co2e: 2 }),
    data({ cloudProvider: 'GCP', accountId: 'data-1', accountName: '' }),
  ),
];

describe('summarize', () => {
  it('sums up in every direction, the largest first', () => {
    const footprint = summarize(estimates, range, {});
    expect(footprint.periods).toEqual(['2026-01-01', '2026-02-01']);
    expect(footprint.totals).toEqual({
      co2e: 9,
      kilowattHours: 40,
      cost: 400,
    });
    expect(
      footprint.series.service.map(({ name, co2e }) => [name, co2e]),
    ).toEqual([
      ['AmazonS3', [5, 0]],
      ['AmazonEC2', [1, 2]],
      ['AmazonEC2', [0, 1]],
    ]);
    expect(footprint.series.cloudProvider[0].totals.co2e).toBe(8);
  });

  it('counts what all filters let through, and keeps every choice', () => {
    const filters = { accounts: ['4182'], tags: { app: 'shop' } };
    const footprint = summarize(estimates, range, filters);
    expect(footprint.totals.co2e).toBe(5);
    expect(footprint.choices.account.map(each => each.id)).toEqual([
      'data-1',
      '4182',
    ]);
  });

  it('names an account by its id when it has no name', () => {
    const [first] = summarize(estimates, range, {}).choices.account;
    expect(first).toEqual({
      id: 'data-1',
      name: 'data-1',
      cloudProvider: 'GCP',
    });
  });

  it('leaves out what is not in the range', () => {
    const before = month('2025-12-01T00:00:00.000Z', data({ co2e: 50 }));
    const footprint = summarize([before, ...estimates], range, {});
    expect(footprint.totals.co2e).toBe(9);
  });

  it('counts a missing cost as none', () => {
    const free = { ...data({}), cost: null } as unknown as ServiceData;
    const footprint = summarize(
      [month('2026-01-01T00:00:00.000Z', free)],
      range,
      {},
    );
    expect(footprint.totals).toEqual({ co2e: 1, kilowattHours: 10, cost: 0 });
  });
});

describe('summarizeRecommendations', () => {
  const recommendation = {
    cloudProvider: 'AWS',
    accountId: '4182',
    accountName: 'shop',
    region: null,
    recommendationType: 'Terminate',
    kilowattHourSavings: 3,
    co2eSavings: 0.1,
  };

  it('puts the largest saving first and sums them up', () => {
    const all = [
      recommendation,
      { ...recommendation, co2eSavings: 0.5, costSavings: 20 },
      { ...recommendation, accountId: '9037' },
    ];
    const filters = { accounts: ['4182'] };
    const { recommendations, savings } = summarizeRecommendations(
      all,
      filters,
      each => matchesFilters(filters, each),
    );
    expect(recommendations.map(each => each.co2eSavings)).toEqual([0.5, 0.1]);
    expect(savings.cost).toBe(20);
    expect(savings.kilowattHours).toBe(6);
  });
});
