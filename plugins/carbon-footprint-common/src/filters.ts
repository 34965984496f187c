import type { EstimationResult, ServiceData, TagCollection } from './types';

/** What is counted, by the names of CCF's query parameters; all of it must hold. */
export interface FootprintFilters {
  cloudProviders?: string[];
  accounts?: string[];
  services?: string[];
  regions?: string[];
  tags?: TagCollection;
}

/** Whether estimates, or recommendations, are what is counted. */
export function matchesFilters(
  filters: FootprintFilters,
  data: Pick<ServiceData, 'cloudProvider' | 'accountId'> & {
    region: string | null;
    serviceName?: string;
    tags?: TagCollection;
  },
): boolean {
  const { cloudProviders, accounts, services, regions, tags = {} } = filters;
  return (
    isAmong(cloudProviders, data.cloudProvider) &&
    isAmong(accounts, data.accountId) &&
    isAmong(services, data.serviceName) &&
    isAmong(regions, data.region) &&
    Object.entries(tags).every(([key, value]) => data.tags?.[key] === value)
  );
}

/** The estimates that are counted; periods without one stay, empty. */
export function filterEstimates(
  estimates: readonly EstimationResult[],
  filters: FootprintFilters,
): EstimationResult[] {
  return estimates.map(estimate => ({
    ...estimate,
    serviceEstimates: estimate.serviceEstimates.filter(data =>
      matchesFilters(filters, data),
    ),
  }));
}

/** CCF writes providers in capitals, its documentation in small letters. */
function isAmong(
  wanted: readonly string[] | undefined,
  value: string | null | undefined,
): boolean {
  if (wanted === undefined) return true;
  if (value === null || value === undefined) return false;
  return wanted.some(each => each.toLowerCase() === value.toLowerCase());
}
