import type {
  Amounts,
  Dimension,
  GroupBy,
} from '@stagecraft/plugin-carbon-footprint-common';
import type { Measure } from './useView';

export const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  co2e: 'Emissions',
  kilowattHours: 'Energy',
  cost: 'Cost',
};

export const DIMENSION_TITLES: Readonly<Record<Dimension, string>> = {
  cloudProvider: 'Provider',
  account: 'Account',
  service: 'Service',
  region: 'Region',
};

const PROVIDERS: Readonly<Record<string, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  ali: 'Alibaba Cloud',
  alicloud: 'Alibaba Cloud',
};

/** CCF writes `AZURE`. */
export function providerName(id: string): string {
  return PROVIDERS[id.toLowerCase()] ?? id;
}

/** A unit that fits the largest value of a chart or a table. */
export interface Unit {
  name: string;
  /** How many of the unit one of CCF's is. */
  factor: number;
}

/** Emissions come in metric tons, energy in kilowatt-hours, cost in US dollars. */
export function unitOf(measure: Measure, largest: number): Unit {
  if (measure === 'co2e') {
    if (largest >= 1) return { name: 't CO₂e', factor: 1 };
    if (largest >= 0.001 || largest === 0) {
      return { name: 'kg CO₂e', factor: 1000 };
    }
    return { name: 'g CO₂e', factor: 1_000_000 };
  }
  if (measure === 'kilowattHours') {
    if (largest >= 10_000) return { name: 'MWh', factor: 0.001 };
    return { name: 'kWh', factor: 1 };
  }
  return { name: '$', factor: 1 };
}

/** `1.24 t CO₂e`, `12.4 MWh`, `$1,240` */
export function formatAmount(
  measure: Measure,
  value: number,
  unit: Unit = unitOf(measure, Math.abs(value)),
): string {
  const number = formatNumber(value * unit.factor);
  return measure === 'cost' ? `$${number}` : `${number} ${unit.name}`;
}

/** Three digits that count, and no more than people can compare. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.01) return 'under 0.01';
  const whole = size >= 1 ? Math.floor(Math.log10(size)) : 0;
  const digits = Math.max(0, 2 - whole);
  return value.toLocaleString('en-US', {
    maximumFractionDigits: digits,
    minimumFractionDigits: 0,
  });
}

/** `34%`, and `under 1%` for what would be none. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0%';
  const share = (part / whole) * 100;
  return share < 1 ? 'under 1%' : `${Math.round(share)}%`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Jan 2026`, `5 Jan`, `Q1 2026`; what stands under a bar. */
export function formatPeriod(period: string, groupBy: GroupBy): string {
  const date = new Date(`${period}T00:00:00Z`);
  const year = date.getUTCFullYear();
  switch (groupBy) {
    case 'year':
      return String(year);
    case 'quarter':
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${year}`;
    case 'month':
      return `${MONTHS[date.getUTCMonth()]} ${year}`;
    default:
      return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  }
}

/** `22 Nov 2026` */
export function formatDay(day: string): string {
  return `${formatPeriod(day, 'day')} ${day.slice(0, 4)}`;
}

/** Metric tons for a kilometer in an average gasoline car, a seedling grown for ten years, a phone charged. */
const CAR_KILOMETER = 0.000393 / 1.609344;
const SEEDLING = 0.06;
const PHONE_CHARGE = 0.0000124;

/** Emissions in terms of everyday life, by the equivalencies of the US EPA. */
export function comparisonsOf({ co2e }: Pick<Amounts, 'co2e'>): string[] {
  if (co2e <= 0) return [];
  if (co2e < CAR_KILOMETER * 10) {
    return [`charging ${formatNumber(co2e / PHONE_CHARGE)} smartphones`];
  }
  const drive = `driving ${formatNumber(
    round(co2e / CAR_KILOMETER),
  )} km in an average car`;
  const trees = co2e / SEEDLING;
  if (trees < 1) return [drive];
  return [
    drive,
    `what ${formatNumber(Math.round(trees))} tree ${
      Math.round(trees) === 1 ? 'seedling takes' : 'seedlings take'
    } up in ten years`,
  ];
}

/** Two digits that count: nobody knows it more exactly. */
function round(value: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / size) * size;
}
