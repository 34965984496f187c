import { Readable } from 'node:stream';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Permission } from '@backstage/plugin-permission-common';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { indexable, type SourceIndexableDocument } from './indexable';
import type { SearchSource, SourceReading } from './source';
import { SourceReader } from './SourceReader';
import type { SourceStore } from './SourceStore';
import { permissionFor } from './visibility';

export interface SourceCollatorFactoryOptions {
  source: SearchSource;
  reading: SourceReading;
  store: SourceStore;
  logger: LoggerService;
  /** Why the documents must not get into the index, if so. */
  refusal?: string | undefined;
  now?: () => Date;
}

/** Documents wait in the stream one by one; each may be large. */
const HIGH_WATER_MARK = 16;

/**
 * Gives the documents of a source to the index: first what is kept is brought
 * up to date, then all of it is streamed out.
 *
 * A stream that ended early would take the rest out of the index, and one that
 * fails would leave Lunr, which forgets at every start, with nothing. So a
 * source that fails still gives out all that is known of it. Only when the
 * database itself fails does the stream, and every engine then keeps its index.
 */
export class SourceCollatorFactory implements DocumentCollatorFactory {
  readonly type: string;
  readonly visibilityPermission: Permission | undefined;
  readonly #options: SourceCollatorFactoryOptions;

  constructor(options: SourceCollatorFactoryOptions) {
    const { source, reading } = options;
    this.#options = options;
    this.type = source.type;
    this.visibilityPermission = permissionFor(source.type, reading.visibility);
  }

  async getCollator(): Promise<Readable> {
    const controller = new AbortController();
    const documents = this.#documents(controller.signal);
    return new Readable({
      objectMode: true,
      highWaterMark: HIGH_WATER_MARK,
      read() {
        documents.next().then(
          ({ value, done }) => this.push(done ? null : value),
          error => this.destroy(error),
        );
      },
      // Whoever takes the documents may go away while a source is being asked.
      destroy(error, done) {
        controller.abort();
        done(error);
      },
    });
  }

  async *#documents(
    signal: AbortSignal,
  ): AsyncGenerator<SourceIndexableDocument, void> {
    const { source, reading, refusal, store, logger, now } = this.#options;
    if (refusal) {
      logger.error(refusal);
      return;
    }
    const reader = new SourceReader({ source, reading, store, logger, now });
    let count = 0;
    await reader.run(signal);
    for await (const document of store.documents(source.type)) {
      yield indexable(document, source, reading.visibility);
      count += 1;
    }
    await store.indexed(source.type, now?.() ?? new Date(), count);
  }
}
