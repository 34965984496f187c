import { formatDay, periodsOf, startOfPeriod, type DateRange } from './dates';
import { filterEstimates, type FootprintFilters } from './filters';
import {
  DIMENSIONS,
  type Amounts,
  type Dimension,
  type EstimationResult,
  type GroupBy,
  type RecommendationResult,
  type ServiceData,
} from './types';

/** An account, a service or a region, over time. */
export interface Series {
  id: string;
  name: string;
  /** Absent when it is the provider itself. */
  cloudProvider?: string;
  totals: Amounts;
  /** By period, as `Footprint.periods`. */
  co2e: number[];
  kilowattHours: number[];
  cost: number[];
}

/** What one can filter by, whatever is filtered by now. */
export interface Choice {
  id: string;
  name: string;
  cloudProvider?: string;
}

/** The estimates of a range, summed up in every direction. */
export interface Footprint extends DateRange {
  groupBy: GroupBy;
  filters: FootprintFilters;
  /** Starts of periods, as `2026-01-01`. */
  periods: string[];
  totals: Amounts;
  /** The largest first. */
  series: Record<Dimension, Series[]>;
  choices: Record<Dimension, Choice[]>;
}

/** Recommendations with the sum of what they would save in a month. */
export interface Recommendations {
  filters: FootprintFilters;
  /** The ones that save most first. */
  recommendations: RecommendationResult[];
  savings: Amounts;
}

const KEYS: Readonly<Record<Dimension, (data: ServiceData) => string>> = {
  cloudProvider: data => data.cloudProvider,
  account: data => `${data.cloudProvider}/${data.accountId}`,
  service: data => `${data.cloudProvider}/${data.serviceName}`,
  region: data => `${data.cloudProvider}/${data.region}`,
};

const CHOICES: Readonly<Record<Dimension, (data: ServiceData) => Choice>> = {
  cloudProvider: ({ cloudProvider }) => ({
    id: cloudProvider,
    name: cloudProvider,
  }),
  account: ({ accountId, accountName, cloudProvider }) => ({
    id: accountId,
    name: accountName || accountId,
    cloudProvider,
  }),
  service: ({ serviceName, cloudProvider }) => ({
    id: serviceName,
    name: serviceName,
    cloudProvider,
  }),
  region: ({ region, cloudProvider }) => ({
    id: region,
    name: region,
    cloudProvider,
  }),
};

/** Sums up the estimates of a range that are counted. */
export function summarize(
  estimates: readonly EstimationResult[],
  { start, end, groupBy }: DateRange & { groupBy: GroupBy },
  filters: FootprintFilters,
): Footprint {
  const periods = periodsOf({ start, end }, groupBy);
  const counted = filterEstimates(estimates, filters);
  const series = byDimension(dimension =>
    seriesOf(counted, dimension, periods, groupBy),
  );
  const choices = (dimension: Dimension) => choicesOf(estimates, dimension);
  return {
    start,
    end,
    groupBy,
    filters,
    periods,
    // Of the periods alone: some caches of CCF answer with more than what was asked.
    totals: sum(series.cloudProvider.map(each => each.totals)),
    series,
    choices: byDimension(choices),
  };
}

/** Those that are counted, the ones that save most first. */
export function summarizeRecommendations(
  all: readonly RecommendationResult[],
  filters: FootprintFilters,
  matches: (recommendation: RecommendationResult) => boolean,
): Recommendations {
  const recommendations = all
    .filter(matches)
    .sort((a, b) => b.co2eSavings - a.co2eSavings);
  const savings = sum(
    recommendations.map(each => ({
      co2e: each.co2eSavings,
      kilowattHours: each.kilowattHourSavings,
      cost: each.costSavings ?? 0,
    })),
  );
  return { filters, recommendations, savings };
}

/** Zero for what is not a number: a cost is missing where a bill has none. */
export function sum(all: readonly Amounts[]): Amounts {
  const total: Amounts = { co2e: 0, kilowattHours: 0, cost: 0 };
  for (const each of all) add(total, each);
  return total;
}

function seriesOf(
  estimates: readonly EstimationResult[],
  dimension: Dimension,
  periods: readonly string[],
  groupBy: GroupBy,
): Series[] {
  const position = new Map(periods.map((period, index) => [period, index]));
  const all = new Map<string, Series>();
  for (const { timestamp, serviceEstimates } of estimates) {
    const start = formatDay(startOfPeriod(new Date(timestamp), groupBy));
    const index = position.get(start);
    if (index === undefined) continue;
    for (const data of serviceEstimates) {
      const key = KEYS[dimension](data);
      let series = all.get(key);
      if (series === undefined) {
        series = emptySeries(CHOICES[dimension](data), periods.length);
        all.set(key, series);
      }
      series.co2e[index] += number(data.co2e);
      series.kilowattHours[index] += number(data.kilowattHours);
      series.cost[index] += number(data.cost);
      add(series.totals, data);
    }
  }
  return [...all.values()].sort((a, b) => b.totals.co2e - a.totals.co2e);
}

function choicesOf(
  estimates: readonly EstimationResult[],
  dimension: Dimension,
): Choice[] {
  const all = new Map<string, Choice>();
  for (const { serviceEstimates } of estimates) {
    for (const data of serviceEstimates) {
      all.set(KEYS[dimension](data), CHOICES[dimension](data));
    }
  }
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function emptySeries(choice: Choice, length: number): Series {
  const zeros = () => Array.from({ length }, () => 0);
  return {
    ...choice,
    totals: { co2e: 0, kilowattHours: 0, cost: 0 },
    co2e: zeros(),
    kilowattHours: zeros(),
    cost: zeros(),
  };
}

function byDimension<T>(make: (dimension: Dimension) => T) {
  return Object.fromEntries(
    DIMENSIONS.map(dimension => [dimension, make(dimension)]),
  ) as Record<Dimension, T>;
}

function add(total: Amounts, { co2e, kilowattHours, cost }: Amounts): void {
  total.co2e += number(co2e);
  total.kilowattHours += number(kilowattHours);
  total.cost += number(cost);
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
