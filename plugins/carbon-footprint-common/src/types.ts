/** How estimates are grouped in time, by the names of Cloud Carbon Footprint. */
export type GroupBy = 'day' | 'week' | 'month' | 'quarter' | 'year';

export const GROUP_BY: readonly GroupBy[] = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
];

/** The unit of the range that is shown first, by CCF's names. */
export type DateRangeType = 'days' | 'weeks' | 'months' | 'quarters' | 'years';

export const DATE_RANGE_TYPES: readonly DateRangeType[] = [
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
];

/** Tags of a cloud resource, as `user:Environment` to `production`. */
export type TagCollection = { [key: string]: string };

/** Energy, emissions and cost of one service in one account and region. */
export interface ServiceData {
  cloudProvider: string;
  kilowattHours: number;
  /** Metric tons. */
  co2e: number;
  /** US dollars. */
  cost: number;
  usesAverageCPUConstant?: boolean;
  accountId: string;
  accountName: string;
  serviceName: string;
  region: string;
  tags?: TagCollection;
}

/** The estimates of one period, as CCF's `/footprint` answers them. */
export interface EstimationResult {
  /** Start of the period. */
  timestamp: string;
  serviceEstimates: ServiceData[];
  periodStartDate?: string;
  periodEndDate?: string;
  groupBy: GroupBy;
}

/** Something that would save energy, as CCF's `/recommendations` answers it. */
export interface RecommendationResult {
  cloudProvider: string;
  accountId: string;
  accountName: string;
  region: string | null;
  recommendationType: string;
  recommendationDetail?: string;
  resourceId?: string;
  instanceName?: string;
  kilowattHourSavings: number;
  /** US dollars a month. */
  costSavings?: number;
  /** Metric tons a month. */
  co2eSavings: number;
}

/** What is summed up. */
export interface Amounts {
  /** Metric tons. */
  co2e: number;
  kilowattHours: number;
  /** US dollars. */
  cost: number;
}

/** What a footprint can be divided by. */
export type Dimension = 'cloudProvider' | 'account' | 'service' | 'region';

export const DIMENSIONS: readonly Dimension[] = [
  'cloudProvider',
  'account',
  'service',
  'region',
];
