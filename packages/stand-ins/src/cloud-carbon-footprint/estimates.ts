import { ESTATE, GRID, type Resource } from './estate.ts';

export type GroupBy = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** As `ServiceData` of @cloud-carbon-footprint/common. */
export interface ServiceData {
  readonly cloudProvider: string;
  readonly kilowattHours: number;
  readonly co2e: number;
  readonly cost: number;
  readonly usesAverageCPUConstant: boolean;
  readonly accountId: string;
  readonly accountName: string;
  readonly serviceName: string;
  readonly region: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** As `EstimationResult`, its dates as they are in JSON. */
export interface EstimationResult {
  readonly timestamp: string;
  readonly serviceEstimates: readonly ServiceData[];
  readonly periodStartDate: string;
  readonly periodEndDate: string;
  readonly groupBy: GroupBy;
}

/** One estimate with the period it is of: what is filtered and divided into pages. */
export interface Row {
  readonly start: Date;
  readonly data: ServiceData;
}

const DAY = 24 * 60 * 60 * 1000;

/** How busy a shop is by month: people buy before Christmas and are away in August. */
const MONTHS = [0.86, 0.84, 0.92, 0.96, 1.0, 0.94, 0.82, 0.78, 0.98, 1.08, 1.42, 1.36];
/** Sunday first. */
const WEEKDAYS = [0.9, 1.0, 1.02, 1.02, 1.03, 1.08, 0.95];

/** What all resources took, period by period. */
export function rowsOf(start: Date, end: Date, groupBy: GroupBy, now: Date): Row[] {
  const rows: Row[] = [];
  const from = periodStart(start, groupBy);
  const sums = new Map<string, { start: Date; resource: Resource; kilowattHours: number }>();
  for (let day = from.getTime(); day <= end.getTime(); day += DAY) {
    const date = new Date(day);
    const period = periodStart(date, groupBy);
    for (const [index, resource] of ESTATE.entries()) {
      const key = `${period.getTime()}/${index}`;
      const sum = sums.get(key) ?? { start: period, resource, kilowattHours: 0 };
      sum.kilowattHours += kilowattHoursOn(date, resource, index, now);
      sums.set(key, sum);
    }
  }
  for (const sum of sums.values()) rows.push({ start: sum.start, data: dataOf(sum) });
  return rows;
}

/** Rows as the API answers them: by period. */
export function estimatesOf(rows: readonly Row[], groupBy: GroupBy): EstimationResult[] {
  const periods = Map.groupBy(rows, ({ start }) => start.getTime());
  return [...periods].map(([start, own]) => ({
    timestamp: new Date(start).toISOString(),
    serviceEstimates: own.map(({ data }) => data),
    periodStartDate: new Date(start).toISOString(),
    periodEndDate: new Date(nextPeriod(new Date(start), groupBy).getTime() - 1000).toISOString(),
    groupBy,
  }));
}

function kilowattHoursOn(date: Date, resource: Resource, index: number, now: Date): number {
  const { kilowattHours, follows } = resource;
  const season = seasonOf(date) * (WEEKDAYS[date.getUTCDay()] ?? 1);
  const busy = 1 + follows * (season - 1);
  const age = (now.getTime() - date.getTime()) / DAY;
  // The company grows by some percent a year, and has moved its clusters to leaner machines since.
  const growth = 1 + 0.06 * ((365 - age) / 365);
  const isLean = resource.serviceName === 'AmazonEC2' && age < 150;
  const noise = 0.94 + 0.12 * random(Math.floor(date.getTime() / DAY) * 31 + index);
  return kilowattHours * busy * growth * (isLean ? 0.84 : 1) * noise;
}

/** Between the middles of months, so that no step shows. */
function seasonOf(date: Date): number {
  const at = date.getUTCMonth() + (date.getUTCDate() - 15) / 30;
  const month = (Math.floor(at) + 12) % 12;
  const [before = 1, after = 1] = [MONTHS[month], MONTHS[(month + 1) % 12]];
  return before + (after - before) * (at - Math.floor(at));
}

function dataOf(sum: { resource: Resource; kilowattHours: number }): ServiceData {
  const { resource, kilowattHours } = sum;
  const { cloudProvider, accountId, accountName, serviceName, region, price, app } = resource;
  return {
    cloudProvider,
    kilowattHours,
    co2e: kilowattHours * (GRID[region] ?? 0.0004),
    usesAverageCPUConstant: serviceName.includes('EC2') || serviceName === 'Compute Engine',
    serviceName,
    accountId,
    accountName,
    region,
    cost: kilowattHours * price,
    ...(app === undefined ? {} : { tags: { 'user:app': app } }),
  };
}

/** Weeks begin on Monday. */
function periodStart(date: Date, groupBy: GroupBy): Date {
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
    case 'year':
      return utc(year, 0, 1);
  }
}

function nextPeriod(start: Date, groupBy: GroupBy): Date {
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
    case 'year':
      return utc(year + 1, 0, 1);
  }
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}

/** From 0 to 1, the same for the same number. */
function random(seed: number): number {
  let value = (seed + 0x6d2b79f5) | 0;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
}
