export interface Config {
  cloudCarbonFootprint?: {
    client?: {
      /**
       * The unit of the range that is shown first; months by default
       * @visibility frontend
       */
      dateRangeType?: 'days' | 'weeks' | 'months' | 'quarters' | 'years';
      /**
       * How many of them; 12 by default
       * @visibility frontend
       */
      dateRangeValue?: number | string;
      /**
       * How estimates are grouped in time at first; by month by default
       * @visibility frontend
       */
      groupBy?: 'day' | 'week' | 'month' | 'quarter' | 'year';
    };
  };
}
