import type { HumanDuration } from '@backstage/types';

export interface Config {
  workItems?: {
    /**
     * For how long what a tracker said is kept; a minute when not given.
     */
    cacheFor?: HumanDuration | string;
    /**
     * How many open items of an entity are read from each tracker at most; 500
     * when not given.
     */
    limit?: number;
  };
}
