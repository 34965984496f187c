import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DATE_RANGE_TYPES,
  GROUP_BY,
  type DateRangeType,
  type GroupBy,
} from '@stagecraft/plugin-carbon-footprint-common';

/** The configuration, by the names that Cloud Carbon Footprint gives it. */
export interface Settings {
  /** Of the API, as `http://localhost:4000/api`; undefined when nobody has set it. */
  baseUrl?: string;
  token?: string;
  range: { type: DateRangeType; value: number };
  groupBy: GroupBy;
  /** How many days before today the range ends: bills lag behind. */
  minimalDateAge: number;
  pageLimit: number;
  /** Whether the API itself filters and divides into pages; with any other cache it does neither. */
  usesMongo: boolean;
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  cacheTtl: number;
}

/** The most that the API gives at once. */
const PAGE_LIMIT = 50_000;

export function readSettings(root: Config): Settings {
  const config = root.getOptionalConfig('cloudCarbonFootprint');
  const client = config?.getOptionalConfig('client');
  return {
    baseUrl: readBaseUrl(client),
    token: readToken(client),
    range: {
      type: oneOf(client, 'dateRangeType', DATE_RANGE_TYPES) ?? 'months',
      value: count(client, 'dateRangeValue', 1, 3650) ?? 12,
    },
    groupBy: oneOf(client, 'groupBy', GROUP_BY) ?? 'month',
    minimalDateAge: count(client, 'minimalDateAge', 0, 365) ?? 0,
    pageLimit: count(client, 'pageLimit', 1, PAGE_LIMIT) ?? PAGE_LIMIT,
    usesMongo: config?.getOptionalString('optional.cacheMode') === 'MONGODB',
    timeout: duration(client, 'timeout', { minutes: 5 }),
    cacheTtl: duration(client, 'cacheTtl', { hours: 6 }),
  };
}

function readBaseUrl(client: Config | undefined): string | undefined {
  const text = client?.getOptionalString('baseUrl');
  if (text === undefined) return undefined;
  if (!/^https?:$/.test(protocolOf(text))) {
    throw new InputError(
      `cloudCarbonFootprint.client.baseUrl is "${text}", which is no address. Give the one of the API, as http://localhost:4000/api.`,
    );
  }
  return text.replace(/\/+$/, '');
}

/** An empty variable is no token; it must not stop the backend. */
function readToken(client: Config | undefined): string | undefined {
  const token = client?.getOptional('token');
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function protocolOf(text: string): string {
  try {
    return new URL(text).protocol;
  } catch {
    return '';
  }
}

function oneOf<T extends string>(
  client: Config | undefined,
  name: string,
  values: readonly T[],
): T | undefined {
  const text = client?.getOptionalString(name);
  if (text === undefined) return undefined;
  const value = values.find(each => each === text);
  if (value !== undefined) return value;
  throw new InputError(
    `cloudCarbonFootprint.client.${name} is "${text}". It can be ${values.join(
      ', ',
    )}.`,
  );
}

/** CCF's own plugin had some of its numbers as texts. */
function count(
  client: Config | undefined,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = client?.getOptional(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) {
    return number;
  }
  throw new InputError(
    `cloudCarbonFootprint.client.${name} is "${value}". It is a whole number from ${least} to ${most}.`,
  );
}

function duration(
  client: Config | undefined,
  key: string,
  otherwise: { minutes: number } | { hours: number },
): number {
  const given = client?.has(key)
    ? readDurationFromConfig(client, { key })
    : otherwise;
  return durationToMilliseconds(given);
}
