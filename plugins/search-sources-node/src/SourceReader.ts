import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonValue } from '@backstage/types';
import type { SearchSource, SkippedItem, SourceReading } from './source';
import { isSourceError, problemOf } from './SourceError';
import {
  SupersededError,
  type Phase,
  type SourceState,
  type SourceStore,
} from './SourceStore';

export interface SourceReaderOptions {
  source: SearchSource;
  reading: SourceReading;
  store: SourceStore;
  logger: LoggerService;
  now?: () => Date;
}

interface Run {
  id: string;
  phase: Phase;
  deadline: number;
  read: number;
  gone: number;
  skipped: number;
  /** One is told; of thousands nobody would read. */
  firstSkipped?: SkippedItem;
}

/** Brings what is kept of a source up to date. */
export class SourceReader {
  readonly #options: SourceReaderOptions;

  constructor(options: SourceReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads what is new. A source that fails makes no error of it: what was read
   * until then is kept, and what was known before as well.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { source, reading, store } = this.#options;
    const now = this.#now();
    const run: Run = {
      id: randomUUID(),
      phase: 'all',
      deadline: now.getTime() + reading.timeLimitMs,
      read: 0,
      gone: 0,
      skipped: 0,
    };
    const state = await store.begin(source.type, {
      run: run.id,
      settings: source.settings,
      now,
      readAllBefore: new Date(now.getTime() - reading.readAllEveryMs),
      hasChanges: source.readChanges !== undefined,
    });
    try {
      const isComplete = await this.#readAgainIfLost(state, run, signal);
      await store.end(source.type, run.id, {
        skipped: run.skipped,
        ...(isComplete ? { currentAt: now } : {}),
      });
      this.#tell(run, isComplete);
    } catch (error) {
      if (signal.aborted || error instanceof SupersededError) return;
      await this.#failed(error, run);
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #readAgainIfLost(
    state: SourceState,
    run: Run,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { source, store, logger } = this.#options;
    try {
      return await this.#read(state, run, signal);
    } catch (error) {
      const isLost = isSourceError(error) && error.code === 'cursor-lost';
      if (!isLost || state.resume === undefined) throw error;
      logger.warn(`${error.message} ${source.title} is read again as a whole.`);
      await store.beginAgain(source.type, run.id, this.#now());
      return this.#read({ phase: 'all', resume: undefined }, run, signal);
    }
  }

  /** False when there was no time to come to the end. */
  async #read(
    { phase, resume }: SourceState,
    run: Run,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { source, store } = this.#options;
    run.phase = phase;
    const batches = this.#batches({ phase, resume }, signal);
    for await (const batch of batches) {
      const skipped = await store.apply(source.type, run.id, batch);
      const [first] = skipped;
      run.read += batch.documents?.length ?? 0;
      run.gone += batch.removed?.length ?? 0;
      run.skipped += skipped.length;
      if (first) run.firstSkipped ??= first;
      await breathe();
      signal.throwIfAborted();
      if (this.#now().getTime() > run.deadline) return false;
    }
    if (phase === 'all') {
      run.gone += await store.finishAll(source.type, run.id);
    }
    return true;
  }

  #batches({ phase, resume }: SourceState, signal: AbortSignal) {
    const { source, store } = this.#options;
    const versionsOf = (ids: string[]) => store.versionsOf(source.type, ids);
    const options = { signal, versionsOf };
    return phase === 'changes' && source.readChanges
      ? source.readChanges({ ...options, resume: resume as JsonValue })
      : source.readAll({ ...options, resume });
  }

  #tell(run: Run, isComplete: boolean): void {
    const { source, logger } = this.#options;
    const what = run.phase === 'all' ? 'everything' : 'what changed';
    const rest = isComplete ? '' : '; the rest follows at the next run';
    logger.info(
      `${source.title}: read ${what}, ${run.read} documents, and ${run.gone} are gone${rest}.`,
    );
    this.#tellSkipped(run);
  }

  #tellSkipped({ skipped, firstSkipped }: Run): void {
    const { source, logger } = this.#options;
    if (!firstSkipped) return;
    const { id = 'one without an id', reason } = firstSkipped;
    logger.warn(
      `${source.title}: ${skipped} items were skipped because they can't be understood, as ${id}: ${reason}.`,
    );
  }

  async #failed(error: unknown, run: Run): Promise<void> {
    const { source, store, logger } = this.#options;
    const problem = problemOf(error, source.title);
    await store.end(source.type, run.id, { skipped: run.skipped, problem });
    const cause = isSourceError(error) ? error.cause : error;
    logger.error(
      `${problem.message} ${problem.fix} What was known of ${source.title} stays in the index.`,
      cause instanceof Error ? cause : undefined,
    );
    this.#tellSkipped(run);
  }
}
