import type { DateRangeType, GroupBy } from './types';

const DAY = 24 * 60 * 60 * 1000;

/** A range of days, both included, as `2026-01-31`. */
export interface DateRange {
  start: string;
  end: string;
}

/** `2026-01-31`, in UTC as all dates of CCF. */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The day at midnight; undefined for what is no day, as February 30th. */
export function parseDay(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(date.getTime()) || formatDay(date) !== text
    ? undefined
    : date;
}

/** The start of the period that a day is in; weeks begin on Monday. */
export function startOfPeriod(date: Date, groupBy: GroupBy): Date {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  switch (groupBy) {
    case 'day':
      return utc(year, month, day);
    case 'week':
      return utc(year, month, day - ((date.getUTCDay() + 6) % 7));
    case 'month':
      return utc(year, month, 1);
    case 'quarter':
      return utc(year, month - (month % 3), 1);
    default:
      return utc(year, 0, 1);
  }
}

/** The start of the period after the one that begins here. */
export function startOfNextPeriod(start: Date, groupBy: GroupBy): Date {
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth();
  const day = start.getUTCDate();
  switch (groupBy) {
    case 'day':
      return utc(year, month, day + 1);
    case 'week':
      return utc(year, month, day + 7);
    case 'month':
      return utc(year, month + 1, 1);
    case 'quarter':
      return utc(year, month + 3, 1);
    default:
      return utc(year + 1, 0, 1);
  }
}

/**
 * The last so many days, weeks or months until a day. It begins where a period begins, so that the
 * first one is not cut: twelve months by month are twelve bars, the last of them until today.
 */
export function lastRange(
  until: Date,
  { type, value }: { type: DateRangeType; value: number },
  groupBy: GroupBy,
): DateRange {
  const earliest = before(until, type, value);
  const start = startOfPeriod(earliest, groupBy);
  const isCut = start.getTime() < earliest.getTime();
  const whole = isCut ? startOfNextPeriod(start, groupBy) : start;
  // A range that is shorter than one period is that period.
  const fits = whole.getTime() <= until.getTime();
  return { start: formatDay(fits ? whole : start), end: formatDay(until) };
}

/** The starts of all periods of a range. */
export function periodsOf(
  { start, end }: DateRange,
  groupBy: GroupBy,
): string[] {
  const last = parseDay(end);
  const first = parseDay(start);
  if (first === undefined || last === undefined) return [];
  const periods: string[] = [];
  let at = startOfPeriod(first, groupBy);
  while (at.getTime() <= last.getTime()) {
    periods.push(formatDay(at));
    at = startOfNextPeriod(at, groupBy);
  }
  return periods;
}

/** How many days a range has. */
export function daysOf({ start, end }: DateRange): number {
  const first = parseDay(start)?.getTime() ?? 0;
  return Math.round(((parseDay(end)?.getTime() ?? 0) - first) / DAY) + 1;
}

/** The day after the same day so long ago: twelve months until June 9th begin on June 10th. */
function before(until: Date, type: DateRangeType, value: number): Date {
  const year = until.getUTCFullYear();
  const month = until.getUTCMonth();
  const day = until.getUTCDate();
  switch (type) {
    case 'days':
      return utc(year, month, day - value + 1);
    case 'weeks':
      return utc(year, month, day - value * 7 + 1);
    case 'months':
      return utc(year, month - value, day + 1);
    case 'quarters':
      return utc(year, month - value * 3, day + 1);
    default:
      return utc(year - value, month, day + 1);
  }
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}
