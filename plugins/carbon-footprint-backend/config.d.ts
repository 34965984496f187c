import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Cloud Carbon Footprint, by the names that its own documentation uses. */
  cloudCarbonFootprint?: {
    client?: {
      /**
       * Address of the API of Cloud Carbon Footprint, as http://localhost:4000/api
       */
      baseUrl?: string;
      /**
       * Sent as a bearer token, when a proxy protects the API
       * @visibility secret
       */
      token?: string;
      /**
       * The unit of the range that is shown first; months by default
       */
      dateRangeType?: 'days' | 'weeks' | 'months' | 'quarters' | 'years';
      /**
       * How many of them; 12 by default
       */
      dateRangeValue?: number | string;
      /**
       * How estimates are grouped in time at first; by month by default
       */
      groupBy?: 'day' | 'week' | 'month' | 'quarter' | 'year';
      /**
       * How many days before today the range ends, where bills lag behind; 0 by default
       */
      minimalDateAge?: number | string;
      /**
       * How many estimates are asked for at once, at most 50000; the API heeds it with MongoDB
       */
      pageLimit?: number | string;
      /**
       * How long an answer may take; 5 minutes by default, which is also the most
       */
      timeout?: HumanDuration | string;
      /**
       * For how long estimates are kept; 6 hours by default
       */
      cacheTtl?: HumanDuration | string;
    };
    optional?: {
      /**
       * The CACHE_MODE of the API. With MONGODB it filters itself and divides into pages.
       */
      cacheMode?: 'LOCAL' | 'GCS' | 'MONGODB';
    };
  };
}
