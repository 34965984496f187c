import {
  lastRange,
  type DateRange,
  type DateRangeType,
  type GroupBy,
} from '@stagecraft/plugin-carbon-footprint-common';

/** A range that can be chosen by name. */
export interface RangeChoice {
  id: string;
  label: string;
  groupBy: GroupBy;
  of: (today: Date, groupBy: GroupBy) => DateRange;
}

export const RANGES: readonly RangeChoice[] = [
  last('30-days', 'Last 30 days', 'days', 30, 'day'),
  last('3-months', 'Last 3 months', 'months', 3, 'week'),
  last('6-months', 'Last 6 months', 'months', 6, 'month'),
  last('12-months', 'Last 12 months', 'months', 12, 'month'),
  {
    id: 'this-year',
    label: 'This year',
    groupBy: 'month',
    of: today => ({
      start: `${today.getUTCFullYear()}-01-01`,
      end: today.toISOString().slice(0, 10),
    }),
  },
  {
    id: 'last-year',
    label: 'Last year',
    groupBy: 'month',
    of: today => ({
      start: `${today.getUTCFullYear() - 1}-01-01`,
      end: `${today.getUTCFullYear() - 1}-12-31`,
    }),
  },
];

/** The range of the configuration, whose days the backend knows. */
export const DEFAULT_RANGE = 'default';
/** Two days that a person has typed. */
export const CUSTOM_RANGE = 'custom';

/** `Last 12 months`, of what the configuration says. */
export function defaultRangeLabel(type: DateRangeType, value: number): string {
  return value === 1 ? `Last ${type.slice(0, -1)}` : `Last ${value} ${type}`;
}

function last(
  id: string,
  label: string,
  type: DateRangeType,
  value: number,
  groupBy: GroupBy,
): RangeChoice {
  return {
    id,
    label,
    groupBy,
    of: (today, by) => lastRange(today, { type, value }, by),
  };
}
