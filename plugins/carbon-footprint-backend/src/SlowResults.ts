import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { createHash } from 'node:crypto';

export interface SlowResultsOptions {
  cache: CacheService;
  logger: LoggerService;
  /** For how long a result is good, in milliseconds. */
  ttl: number;
  /** For how long a request waits for a result, in milliseconds. */
  patience?: number;
  now?: () => number;
}

/** A result, or that it is still being made. */
export type SlowResult<T> = { value: T } | { pending: true };

/** Shorter than what proxies in front of a portal allow. */
const PATIENCE = 20_000;
/** A failure is told to all who ask again meanwhile, rather than tried anew by each. */
const FAILURE_TTL = 15_000;
/** In memory, newest last; what is older may still be in the cache. */
const MOST_KEPT = 24;

/**
 * Results that take minutes to make: made once for all who ask, and kept. Who asks does not wait
 * longer than a proxy would; it goes on, and is there when they ask again.
 */
export class SlowResults {
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly kept = new Map<string, { value: unknown; until: number }>();
  private readonly failures = new Map<
    string,
    { error: unknown; until: number }
  >();

  constructor(private readonly options: SlowResultsOptions) {}

  /** @throws whatever `make` throws */
  async get<T>(name: string, make: () => Promise<T>): Promise<SlowResult<T>> {
    const key = createHash('sha256').update(name).digest('hex');
    const kept = this.kept.get(key);
    if (kept && kept.until > this.now()) return { value: kept.value as T };
    const failure = this.failures.get(key);
    if (failure && failure.until > this.now()) throw failure.error;
    const work =
      (this.running.get(key) as Promise<T> | undefined) ??
      this.start(key, make);
    return this.waitFor(work);
  }

  private start<T>(key: string, make: () => Promise<T>): Promise<T> {
    const work = this.load(key, make);
    this.running.set(key, work);
    const end = () => this.running.delete(key);
    work.then(end, (error: unknown) => {
      end();
      this.failures.set(key, { error, until: this.now() + FAILURE_TTL });
    });
    return work;
  }

  private async load<T>(key: string, make: () => Promise<T>): Promise<T> {
    const { cache, logger, ttl } = this.options;
    const told = (error: unknown) =>
      logger.warn(`The cache can't be used: ${error}`);
    const known = await cache
      .get<{ value: JsonValue; until: number }>(key)
      .catch(told);
    if (known && known.until > this.now()) {
      this.keep(key, known.value, known.until);
      return known.value as T;
    }
    const value = await make();
    const until = this.now() + ttl;
    this.keep(key, value, until);
    this.failures.delete(key);
    // A cache that has a limit refuses what is large; then it is in memory alone.
    await cache
      .set(key, { value: value as JsonValue, until }, { ttl })
      .catch(told);
    return value;
  }

  private keep(key: string, value: unknown, until: number): void {
    this.kept.delete(key);
    this.kept.set(key, { value, until });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
  }

  private async waitFor<T>(work: Promise<T>): Promise<SlowResult<T>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<{ pending: true }>(resolve => {
      const { patience = PATIENCE } = this.options;
      timer = setTimeout(() => resolve({ pending: true }), patience);
    });
    try {
      return await Promise.race([work.then(value => ({ value })), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
