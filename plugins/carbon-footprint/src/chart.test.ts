import { summarize } from '@stagecraft/plugin-carbon-footprint-common';
import { chartSeries, formatChange, trendOf } from './chart';
import { estimatesOf } from './__fixtures__/footprint';

const range = {
  start: '2026-01-01',
  end: '2026-03-10',
  groupBy: 'month' as const,
};

describe('chartSeries', () => {
  it('puts what is beyond six colors together', () => {
    const services = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const estimates = estimatesOf(
      ['2026-01-01', '2026-02-01'],
      services.map((serviceName, index) => ({
        serviceName,
        co2e: 10 - index,
      })),
    );
    const footprint = summarize(estimates, range, {});
    const series = chartSeries(footprint.series.service, 'co2e');
    expect(series.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      '3 others',
    ]);
    expect(series[5]).toMatchObject({ total: 24, values: [12, 12, 0] });
  });

  it('ranks by what is shown, and names the provider where names are the same', () => {
    const estimates = estimatesOf(
      ['2026-01-01'],
      [
        { serviceName: 'Storage', co2e: 5, cost: 1 },
        { serviceName: 'Storage', cloudProvider: 'AZURE', co2e: 1, cost: 9 },
        { serviceName: 'Free', co2e: 1, cost: 0 },
      ],
    );
    const { series } = summarize(estimates, range, {});
    expect(chartSeries(series.service, 'cost').map(({ name }) => name)).toEqual(
      ['Storage (Azure)', 'Storage (AWS)'],
    );
  });
});

describe('trendOf', () => {
  it('compares the last whole period with the one before', () => {
    const estimates = [
      ...estimatesOf(['2026-01-01'], [{ co2e: 2 }]),
      ...estimatesOf(['2026-02-01'], [{ co2e: 1.5 }]),
      ...estimatesOf(['2026-03-01'], [{ co2e: 0.1 }]),
    ];
    const trend = trendOf(summarize(estimates, range, {}), 'co2e');
    expect(trend).toMatchObject({
      latest: 'Feb 2026',
      previous: 'Jan 2026',
      change: -0.25,
    });
  });

  it('says nothing without two whole periods', () => {
    const estimates = estimatesOf(['2026-01-01'], [{}]);
    const short = { ...range, end: '2026-02-03' };
    expect(trendOf(summarize(estimates, short, {}), 'co2e')).toBeUndefined();
  });

  it('says it in words', () => {
    expect(formatChange(-0.25)).toBe('25% less than');
    expect(formatChange(0.1)).toBe('10% more than');
    expect(formatChange(0.001)).toBe('as much as');
  });
});
