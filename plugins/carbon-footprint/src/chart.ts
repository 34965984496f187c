import {
  sum,
  type Footprint,
  type Series,
} from '@stagecraft/plugin-carbon-footprint-common';
import { formatPeriod, providerName } from './amounts';
import type { Measure } from './useView';

/** More than these nobody tells apart by color. */
const MOST_SERIES = 6;

/** One color of a chart. */
export interface ChartSeries {
  key: string;
  name: string;
  values: number[];
  total: number;
}

/** The largest series, and all others as one. */
export function chartSeries(
  series: readonly Series[],
  measure: Measure,
): ChartSeries[] {
  const ranked = [...series]
    .filter(({ totals }) => totals[measure] > 0)
    .sort((a, b) => b.totals[measure] - a.totals[measure]);
  // One more is shown rather than "other" alone.
  const isFew = ranked.length <= MOST_SERIES;
  const shown = isFew ? ranked : ranked.slice(0, MOST_SERIES - 1);
  const others = ranked.slice(shown.length);
  const all = shown.map((each, index) => ({
    key: `s${index}`,
    name: seriesName(each, series),
    values: each[measure],
    total: each.totals[measure],
  }));
  if (others.length === 0) return all;
  return [
    ...all,
    {
      key: 'other',
      name: `${others.length} others`,
      values: others[0][measure].map((_, index) =>
        others.reduce((total, each) => total + each[measure][index], 0),
      ),
      total: sum(others.map(({ totals }) => totals))[measure],
    },
  ];
}

/** A name, with its provider where another has the same. */
export function seriesName(
  { name, cloudProvider }: Pick<Series, 'name' | 'cloudProvider'>,
  all: readonly Pick<Series, 'name'>[],
): string {
  if (cloudProvider === undefined) return providerName(name);
  const isUnique = all.filter(each => each.name === name).length < 2;
  return isUnique ? name : `${name} (${providerName(cloudProvider)})`;
}

/** How the last whole period compares with the one before it. */
export interface Trend {
  latest: string;
  previous: string;
  value: number;
  /** Positive is more. */
  change: number;
}

export function trendOf(
  footprint: Footprint,
  measure: Measure,
): Trend | undefined {
  const { periods, groupBy, series } = footprint;
  // The last period goes on, unless the range ends where it ends.
  const last = periods.length - 2;
  if (last < 1 || groupBy === 'day') return undefined;
  const at = (index: number) =>
    series.cloudProvider.reduce((all, each) => all + each[measure][index], 0);
  const before = at(last - 1);
  if (before <= 0) return undefined;
  return {
    latest: formatPeriod(periods[last], groupBy),
    previous: formatPeriod(periods[last - 1], groupBy),
    value: at(last),
    change: at(last) / before - 1,
  };
}

/** `4% less` */
export function formatChange(change: number): string {
  const percent = Math.round(Math.abs(change) * 100);
  if (percent === 0) return 'as much as';
  return `${percent}% ${change < 0 ? 'less' : 'more'} than`;
}
