import {
  DIMENSIONS,
  GROUP_BY,
  parseDay,
  parseList,
  parseTags,
  type Amounts,
  type Dimension,
  type FootprintFilters,
  type GroupBy,
} from '@stagecraft/plugin-carbon-footprint-common';
import { useQueryParamState } from '@backstage/core-components';
import { useMemo } from 'react';
import type { FootprintRequest } from './api';
import { CUSTOM_RANGE, DEFAULT_RANGE, RANGES } from './ranges';

export type Measure = keyof Amounts;

export const MEASURES: readonly Measure[] = ['co2e', 'kilowattHours', 'cost'];

/** The filters that the page offers, by the dimension that they narrow. */
export const FILTER_OF: Readonly<
  Record<Dimension, 'cloudProviders' | 'accounts' | 'services' | 'regions'>
> = {
  cloudProvider: 'cloudProviders',
  account: 'accounts',
  service: 'services',
  region: 'regions',
};

/** What is looked at. It is in the address, so that it can be shared. */
export interface View {
  range: string;
  start?: string;
  end?: string;
  groupBy?: GroupBy;
  filters: FootprintFilters;
  measure: Measure;
  by: Dimension;
  /** Undefined while a range that is typed is no range yet. */
  request: FootprintRequest | undefined;
  change: (changes: ViewChanges) => void;
}

/** An undefined value takes a parameter out of the address. */
export type ViewChanges = { [name: string]: string | undefined };

/** Takes every filter out of the address. */
export const NO_FILTERS: ViewChanges = {
  cloudProviders: undefined,
  accounts: undefined,
  services: undefined,
  regions: undefined,
  tags: undefined,
};

/** The parameter of the address: `?show[accounts]=418295637702`. */
export const VIEW_PARAMETER = 'show';

/** What is in the address; everything may be typed by hand. */
export type Address = { readonly [name: string]: unknown };

export function useView(): View {
  const [address, setAddress] = useQueryParamState<Address>(VIEW_PARAMETER, 0);
  return useMemo(
    () => ({
      ...readView(address, new Date()),
      change: changes => setAddress({ ...address, ...changes }),
    }),
    [address, setAddress],
  );
}

export function readView(
  address: Address | undefined,
  today: Date,
): Omit<View, 'change'> {
  const get = (name: string) => {
    const value = address?.[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const filters: FootprintFilters = {
    cloudProviders: parseList(get('cloudProviders')),
    accounts: parseList(get('accounts')),
    services: parseList(get('services')),
    regions: parseList(get('regions')),
    tags: parseTags(get('tags')),
  };
  const choice = RANGES.find(({ id }) => id === get('range'));
  const isCustom = get('range') === CUSTOM_RANGE;
  const given = GROUP_BY.find(each => each === get('groupBy'));
  const groupBy = given ?? choice?.groupBy;
  const days = groupBy && choice?.of(today, groupBy);
  const start = isCustom ? get('start') : days?.start;
  const end = isCustom ? get('end') : days?.end;
  return {
    range: choice?.id ?? (isCustom ? CUSTOM_RANGE : DEFAULT_RANGE),
    start,
    end,
    groupBy,
    filters,
    measure: MEASURES.find(each => each === get('measure')) ?? 'co2e',
    by: DIMENSIONS.find(each => each === get('by')) ?? 'cloudProvider',
    request:
      isCustom && problemOfRange(start, end, today) !== undefined
        ? undefined
        : { start, end, groupBy, filters },
  };
}

/** What is wrong with two days, for the person who types them. */
export function problemOfRange(
  start: string | undefined,
  end: string | undefined,
  today: Date,
): string | undefined {
  if (!start || !parseDay(start)) return 'Give the first day.';
  if (!end || !parseDay(end)) return 'Give the last day.';
  if (start > end) return 'The first day is after the last one.';
  if (end > today.toISOString().slice(0, 10)) {
    return 'The last day is in the future.';
  }
  return undefined;
}
