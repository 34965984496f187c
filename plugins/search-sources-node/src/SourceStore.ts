import { setImmediate as breathe } from 'node:timers/promises';
import type { JsonValue } from '@backstage/types';
import { storable } from './indexable';
import { DOCUMENTS, SOURCES, type Database } from './migrations';
import type { SkippedItem, SourceBatch, SourceDocument } from './source';
import type { SourceProblem } from './SourceError';

export type Phase = 'all' | 'changes';

export interface SourceState {
  phase: Phase;
  resume: JsonValue | undefined;
}

/** What is known of a source, as it is shown. */
export interface SourceRecord {
  runAt?: string;
  /** Undefined until everything has been read once. */
  allReadAt?: string;
  currentAt?: string;
  indexedAt?: string;
  indexedDocuments?: number;
  skipped: number;
  problem?: SourceProblem;
}

export interface BeginOptions {
  run: string;
  settings: JsonValue;
  now: Date;
  /** Everything is read again when it was last read before. */
  readAllBefore: Date;
  hasChanges: boolean;
}

interface SourceRow {
  type: string;
  settings: string;
  phase: Phase;
  generation: number;
  resume: string | null;
  run: string | null;
  run_at: string | null;
  all_begun_at: string | null;
  all_read_at: string | null;
  current_at: string | null;
  indexed_at: string | null;
  indexed_documents: number | null;
  skipped: number;
  problem: string | null;
}

interface DocumentRow {
  source: string;
  id: string;
  generation: number;
  version: string | null;
  document: string;
}

/** Another run has begun in the meantime, so this one may not write any more. */
export class SupersededError extends Error {
  name = 'SupersededError' as const;
}

/** Below the number of variables that SQLite takes in one statement. */
const CHUNK = 100;

/**
 * Keeps the documents of sources and how far each has been read. Backstage
 * replaces the whole index of a type at every run, and what a source does not
 * give out then can't be found any more: so what did not change, and what a
 * source that fails can't say, comes from here.
 */
export class SourceStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Where a run begins; documents of other settings are forgotten. */
  async begin(type: string, options: BeginOptions): Promise<SourceState> {
    const { run, now, readAllBefore, hasChanges } = options;
    const settings = JSON.stringify(options.settings);
    const at = now.toISOString();
    return this.#database.transaction(async tx => {
      const row = await this.#row(tx, type);
      if (!row || row.settings !== settings) {
        await tx(DOCUMENTS).where({ source: type }).delete();
        await tx(SOURCES).where({ type }).delete();
        await tx(SOURCES).insert({
          type,
          settings,
          phase: 'all',
          generation: 1,
          run,
          run_at: at,
          all_begun_at: at,
          skipped: 0,
        });
        return { phase: 'all', resume: undefined };
      }
      const isDue =
        row.phase === 'changes' &&
        (!hasChanges || (row.all_begun_at ?? '') < readAllBefore.toISOString());
      const phase = isDue ? 'all' : row.phase;
      const resume = isDue ? null : row.resume;
      await tx(SOURCES)
        .where({ type })
        .update({
          run,
          run_at: at,
          phase,
          resume,
          ...(isDue
            ? { generation: row.generation + 1, all_begun_at: at }
            : {}),
        });
      return {
        phase,
        resume: resume === null ? undefined : (JSON.parse(resume) as JsonValue),
      };
    });
  }

  /** Everything is to be read from the beginning; what is known stays. */
  async beginAgain(type: string, run: string, now: Date): Promise<void> {
    await this.#write(type, run, async (tx, { generation }) => {
      await tx(SOURCES)
        .where({ type })
        .update({
          phase: 'all',
          generation: generation + 1,
          resume: null,
          all_begun_at: now.toISOString(),
        });
    });
  }

  /** Returns the items that were not kept. */
  async apply(
    type: string,
    run: string,
    batch: SourceBatch,
  ): Promise<SkippedItem[]> {
    const skipped = [...(batch.skipped ?? [])];
    await this.#write(type, run, async (tx, { generation }) => {
      const rows = new Map<string, DocumentRow>();
      for (const each of batch.documents ?? []) {
        try {
          rows.set(each.id, rowOf(type, generation, each));
        } catch (error) {
          skipped.push({ id: each.id, reason: (error as Error).message });
        }
      }
      for (const some of chunksOf([...rows.values()])) {
        await tx(DOCUMENTS).insert(some).onConflict(['source', 'id']).merge();
      }
      const known = [
        ...(batch.unchanged ?? []),
        ...skipped.flatMap(({ id }) => (id === undefined ? [] : [id])),
      ];
      for (const ids of chunksOf(known)) {
        await tx(DOCUMENTS)
          .where({ source: type })
          .whereIn('id', ids)
          .update({ generation });
      }
      for (const ids of chunksOf(batch.removed ?? [])) {
        await tx(DOCUMENTS).where({ source: type }).whereIn('id', ids).delete();
      }
      const resume = JSON.stringify(batch.resume);
      await tx(SOURCES).where({ type }).update({ resume });
    });
    return skipped;
  }

  /** Everything has been read: what did not come up is not there any more. */
  async finishAll(type: string, run: string): Promise<number> {
    return this.#write(type, run, async (tx, row) => {
      const gone = await tx(DOCUMENTS)
        .where({ source: type })
        .where('generation', '<', row.generation)
        .delete();
      await tx(SOURCES)
        .where({ type })
        .update({ phase: 'changes', all_read_at: row.run_at });
      return gone;
    });
  }

  /** `currentAt` is given when the source was read to its end. */
  async end(
    type: string,
    run: string,
    result: { currentAt?: Date; skipped: number; problem?: SourceProblem },
  ): Promise<void> {
    const { currentAt, skipped, problem } = result;
    await this.#write(type, run, async tx => {
      await tx(SOURCES)
        .where({ type })
        .update({
          skipped,
          problem: problem ? JSON.stringify(problem) : null,
          ...(currentAt ? { current_at: currentAt.toISOString() } : {}),
        });
    });
  }

  async indexed(type: string, now: Date, documents: number): Promise<void> {
    await this.#database(SOURCES).where({ type }).update({
      indexed_at: now.toISOString(),
      indexed_documents: documents,
    });
  }

  async versionsOf(type: string, ids: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const some of chunksOf(ids)) {
      const rows: Pick<DocumentRow, 'id' | 'version'>[] = await this.#database(
        DOCUMENTS,
      )
        .where({ source: type })
        .whereIn('id', some)
        .select('id', 'version');
      for (const { id, version } of rows) {
        if (version !== null) found.set(id, version);
      }
    }
    return found;
  }

  /** In batches by their ids, so that no more than one is ever held. */
  async *documents(type: string): AsyncGenerator<SourceDocument> {
    let after = '';
    for (;;) {
      const rows: Pick<DocumentRow, 'id' | 'document'>[] = await this.#database(
        DOCUMENTS,
      )
        .where({ source: type })
        .where('id', '>', after)
        .orderBy('id')
        .limit(CHUNK)
        .select('id', 'document');
      for (const row of rows) yield JSON.parse(row.document) as SourceDocument;
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return;
      after = last.id;
      // SQLite answers at once: nothing else would have its turn until the end.
      await breathe();
    }
  }

  async record(type: string): Promise<SourceRecord> {
    const row = await this.#row(this.#database, type);
    if (!row) return { skipped: 0 };
    return {
      skipped: row.skipped,
      ...(row.run_at ? { runAt: row.run_at } : {}),
      ...(row.all_read_at ? { allReadAt: row.all_read_at } : {}),
      ...(row.current_at ? { currentAt: row.current_at } : {}),
      ...(row.indexed_at ? { indexedAt: row.indexed_at } : {}),
      ...(row.indexed_documents === null
        ? {}
        : { indexedDocuments: row.indexed_documents }),
      ...(row.problem
        ? { problem: JSON.parse(row.problem) as SourceProblem }
        : {}),
    };
  }

  async #row(database: Database, type: string): Promise<SourceRow | undefined> {
    return database<SourceRow>(SOURCES).where({ type }).first();
  }

  /** Only the run that began last may write, else two would undo each other. */
  async #write<T>(
    type: string,
    run: string,
    write: (tx: Database, row: SourceRow) => Promise<T>,
  ): Promise<T> {
    return this.#database.transaction(async tx => {
      // Holds the row until the end, where the database knows how.
      const held = await tx(SOURCES).where({ type, run }).update({ run });
      const row = held ? await this.#row(tx, type) : undefined;
      if (!row) throw new SupersededError(`Another run of ${type} has begun`);
      return write(tx, row);
    });
  }
}

function rowOf(
  source: string,
  generation: number,
  document: SourceDocument,
): DocumentRow {
  const { id, version = null } = document;
  return {
    source,
    id,
    generation,
    version,
    document: JSON.stringify(storable(document)),
  };
}

function* chunksOf<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += CHUNK) {
    yield items.slice(at, at + CHUNK);
  }
}
