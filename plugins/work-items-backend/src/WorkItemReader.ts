import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { JsonValue } from '@backstage/types';
import type {
  WorkItem,
  WorkItemPlace,
  WorkItemProblem,
} from '@stagecraft/plugin-work-items-common';
import {
  problemOf,
  type WorkItemSource,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';

export interface WorkItemReaderOptions {
  cache: CacheService;
  logger: LoggerService;
  /** Milliseconds. */
  ttl: number;
  /** Of each source. */
  limit: number;
}

/** What was read of some trackers; one that failed does not hide the others. */
export interface WorkItemReading {
  items: WorkItem[];
  places: WorkItemPlace[];
  problems: WorkItemProblem[];
}

interface Kept {
  items: WorkItem[];
  truncated: boolean;
}

/** Longer than the time limits of a few requests in a row. */
const PATIENCE = 60_000;

/** Reads the open items of sources, each once for all who ask within a short while. */
export class WorkItemReader {
  readonly #options: WorkItemReaderOptions;
  readonly #underWay = new Map<string, Promise<Kept>>();

  constructor(options: WorkItemReaderOptions) {
    this.#options = options;
  }

  async read(
    trackers: readonly WorkItemTracker[],
    sourceOf: (tracker: WorkItemTracker) => WorkItemSource | undefined,
  ): Promise<WorkItemReading> {
    const reading: WorkItemReading = { items: [], places: [], problems: [] };
    await Promise.all(
      trackers.map(async tracker => {
        try {
          const source = sourceOf(tracker);
          if (!source) return;
          const { items, truncated } = await this.#kept(tracker, source);
          reading.items.push(...items);
          reading.places.push(placeOf(tracker, source, truncated));
        } catch (error) {
          const problem = problemOf(error, tracker);
          reading.problems.push(problem);
          this.#log(problem, error);
        }
      }),
    );
    return reading;
  }

  #log(problem: WorkItemProblem, error: unknown): void {
    const { code, trackerTitle, message, fix } = problem;
    if (code === 'unexpected') {
      this.#options.logger.error(`${trackerTitle}: ${message}`, error as Error);
    } else {
      this.#options.logger.warn(`${trackerTitle}: ${message} ${fix}`);
    }
  }

  async #kept(tracker: WorkItemTracker, source: WorkItemSource): Promise<Kept> {
    const { cache, ttl } = this.#options;
    const key = `${tracker.id} ${source.key}`;
    const kept = (await cache.get(key)) as unknown as Kept | undefined;
    if (kept) return kept;
    const underWay = this.#underWay.get(key) ?? this.#readAnew(key, source);
    const read = await underWay;
    if (ttl > 0) await cache.set(key, read as unknown as JsonValue, { ttl });
    return read;
  }

  #readAnew(key: string, source: WorkItemSource): Promise<Kept> {
    const reading = readAll(source, this.#options.limit).finally(() =>
      this.#underWay.delete(key),
    );
    this.#underWay.set(key, reading);
    return reading;
  }
}

async function readAll(source: WorkItemSource, limit: number): Promise<Kept> {
  const items: WorkItem[] = [];
  const signal = AbortSignal.timeout(PATIENCE);
  for await (const page of source.read({ limit, signal })) {
    items.push(...page);
    if (items.length > limit) break;
  }
  return { items: items.slice(0, limit), truncated: items.length > limit };
}

function placeOf(
  tracker: WorkItemTracker,
  { title, url }: WorkItemSource,
  truncated: boolean,
): WorkItemPlace {
  return {
    tracker: tracker.id,
    trackerTitle: tracker.title,
    title,
    ...(url ? { url } : {}),
    truncated,
  };
}
