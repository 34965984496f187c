import {
  matchesFilters,
  summarize,
  summarizeRecommendations,
  type EstimationResult,
  type ServiceData,
} from '@stagecraft/plugin-carbon-footprint-common';
import type { CarbonFootprintApi, FootprintRequest } from '../api';

/** The same services in each of some months. */
export function estimatesOf(
  months: readonly string[],
  services: readonly Partial<ServiceData>[],
): EstimationResult[] {
  return months.map(month => ({
    timestamp: `${month}T00:00:00.000Z`,
    groupBy: 'month',
    serviceEstimates: services.map(given => ({
      cloudProvider: 'AWS',
      accountId: '4182',
      accountName: 'acme-shop',
      serviceName: 'AmazonEC2',
      region: 'eu-west-1',
      co2e: 1,
      kilowattHours: 1000,
      cost: 100,
      ...given,
    })),
  }));
}

const ESTIMATES = estimatesOf(
  ['2026-01-01', '2026-02-01', '2026-03-01'],
  [
    {},
    { serviceName: 'AmazonS3', co2e: 0.5 },
    {
      cloudProvider: 'GCP',
      accountId: 'acme-data',
      accountName: 'acme-data',
      serviceName: 'BigQuery',
      region: 'europe-west4',
      co2e: 2,
    },
  ],
);

const RECOMMENDATION = {
  cloudProvider: 'AWS',
  accountId: '4182',
  accountName: 'acme-shop',
  region: 'eu-west-1',
  recommendationType: 'STOP_VM',
  recommendationDetail: 'Stop the idle machine search-2',
  kilowattHourSavings: 120,
  co2eSavings: 0.03,
  costSavings: 250,
};

/** What the backend would answer, and what it was asked. */
export function fakeApi(
  given: Partial<CarbonFootprintApi> = {},
): CarbonFootprintApi & { asked: FootprintRequest[] } {
  const asked: FootprintRequest[] = [];
  return {
    asked,
    async footprint(request) {
      asked.push(request);
      const {
        start = '2026-01-01',
        end = '2026-03-20',
        filters = {},
      } = request;
      const groupBy = request.groupBy ?? 'month';
      return summarize(ESTIMATES, { start, end, groupBy }, filters);
    },
    async recommendations({ filters = {} }) {
      return summarizeRecommendations([RECOMMENDATION], filters, each =>
        matchesFilters(filters, each),
      );
    },
    ...given,
  };
}
