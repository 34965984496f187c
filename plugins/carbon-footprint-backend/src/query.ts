import { InputError } from '@backstage/errors';
import {
  formatDay,
  GROUP_BY,
  lastRange,
  parseDay,
  parseTags,
  periodsOf,
  type DateRange,
  type FootprintFilters,
  type GroupBy,
} from '@stagecraft/plugin-carbon-footprint-common';
import type { Settings } from './settings';

export interface FootprintQuery extends DateRange {
  groupBy: GroupBy;
  filters: FootprintFilters;
}

/** More bars than that nobody sees, and CCF would compute for hours. */
const MOST_PERIODS = 800;
const MOST_VALUES = 100;
const LONGEST_VALUE = 200;

type Raw = Readonly<Record<string, unknown>>;

/** The range, the grouping and the filters that are asked for. */
export function readQuery(
  raw: Raw,
  settings: Pick<Settings, 'groupBy' | 'range' | 'minimalDateAge'>,
  now: Date,
): FootprintQuery {
  const groupBy = readGroupBy(raw, settings.groupBy);
  const range = readRange(raw, settings, groupBy, now);
  if (periodsOf(range, groupBy).length > MOST_PERIODS) {
    throw new InputError(
      `From ${range.start} to ${range.end} there are too many periods by ${groupBy}. Choose a shorter range, or a longer period.`,
    );
  }
  return { ...range, groupBy, filters: readFilters(raw) };
}

/** Lists are separated by commas, tags are `key=value`. */
export function readFilters(raw: Raw): FootprintFilters {
  const filters: FootprintFilters = {};
  for (const name of [
    'cloudProviders',
    'accounts',
    'services',
    'regions',
  ] as const) {
    const values = readList(raw, name);
    if (values.length > 0) filters[name] = values;
  }
  const given = readList(raw, 'tags');
  const tags = parseTags(given.join(','));
  if (given.length !== Object.keys(tags ?? {}).length) {
    throw new InputError('A tag is given as key=value, each key once.');
  }
  if (tags) filters.tags = tags;
  return filters;
}

function readGroupBy(raw: Raw, otherwise: GroupBy): GroupBy {
  const text = readText(raw, 'groupBy');
  if (text === undefined) return otherwise;
  const groupBy = GROUP_BY.find(each => each === text);
  if (groupBy === undefined) {
    throw new InputError(
      `groupBy is "${text}". It can be ${GROUP_BY.join(', ')}.`,
    );
  }
  return groupBy;
}

function readRange(
  raw: Raw,
  { range, minimalDateAge }: Pick<Settings, 'range' | 'minimalDateAge'>,
  groupBy: GroupBy,
  now: Date,
): DateRange {
  const today = formatDay(now);
  const until = new Date(now);
  until.setUTCDate(until.getUTCDate() - minimalDateAge);
  const end = readDay(raw, 'end') ?? formatDay(until);
  const last = parseDay(end) as Date;
  const start = readDay(raw, 'start') ?? lastRange(last, range, groupBy).start;
  if (start > end) {
    throw new InputError(`The range begins (${start}) after its end (${end}).`);
  }
  if (end > today) {
    throw new InputError(`The range ends in the future (${end}).`);
  }
  return { start, end };
}

function readDay(raw: Raw, name: string): string | undefined {
  const text = readText(raw, name);
  if (text !== undefined && parseDay(text) === undefined) {
    throw new InputError(`${name} is "${text}". It is a day, as 2026-01-31.`);
  }
  return text;
}

function readText(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new InputError(`${name} is given once.`);
}

function readList(raw: Raw, name: string): string[] {
  const given = raw[name] ?? [];
  const texts = Array.isArray(given) ? given : [given];
  const values = texts.flatMap((text: unknown) => {
    if (typeof text !== 'string') throw new InputError(`${name} is a list.`);
    return text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '');
  });
  if (
    values.length > MOST_VALUES ||
    values.some(({ length }) => length > LONGEST_VALUE)
  ) {
    throw new InputError(`${name} has too many values, or too long ones.`);
  }
  return [...new Set(values)];
}
