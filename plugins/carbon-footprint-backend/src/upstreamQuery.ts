import type { FootprintFilters } from '@stagecraft/plugin-carbon-footprint-common';
import type { EstimatesRequest } from './CloudCarbonFootprint';

/** What the API lets pass in a filter; anything else is an error to it. */
const ACCEPTED = {
  cloudProviders: /^[A-Z]+$/,
  accounts: /^[A-Za-z0-9_-]+$/,
  services: /^[A-Za-z0-9\s]+$/,
  regions: /^[A-Za-z0-9-]+$/,
};

/** The query of `/footprint` for a page. */
export function pageQuery(
  { start, end, groupBy, filters = {} }: EstimatesRequest,
  limit: number,
  skip: number,
): URLSearchParams {
  const query = new URLSearchParams({
    start,
    end,
    groupBy,
    ignoreCache: 'false',
    limit: String(limit),
    skip: String(skip),
  });
  const accepted = acceptedFilters(filters);
  for (const name of Object.keys(ACCEPTED) as (keyof typeof ACCEPTED)[]) {
    // With brackets, or the API would take a single value apart.
    for (const value of accepted[name] ?? []) query.append(`${name}[]`, value);
  }
  for (const [key, value] of Object.entries(accepted.tags ?? {})) {
    query.append(`tags[${key}]`, value);
  }
  return query;
}

/**
 * The filters that the API understands: it refuses a region with a space in its name, as Azure's
 * have. What is left out here is filtered when the estimates have come.
 */
export function acceptedFilters(filters: FootprintFilters): FootprintFilters {
  const accepted: FootprintFilters = {};
  for (const name of Object.keys(ACCEPTED) as (keyof typeof ACCEPTED)[]) {
    const values = filters[name];
    if (values?.every(value => ACCEPTED[name].test(value))) {
      accepted[name] = values;
    }
  }
  const tags = Object.entries(filters.tags ?? {}).filter(
    ([key]) => !/[[\].$]/.test(key),
  );
  if (tags.length > 0) accepted.tags = Object.fromEntries(tags);
  return accepted;
}
