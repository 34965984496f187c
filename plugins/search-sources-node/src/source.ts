import type { JsonValue } from '@backstage/types';
import type { Visibility } from './visibility';

/**
 * Something that can be found, before it gets into an index.
 *
 * @public
 */
export interface SourceDocument {
  /** The same for the same document, at every run; 500 characters at most. */
  id: string;
  title: string;
  text: string;
  /** Where a result leads. */
  location: string;
  /** ISO 8601. */
  lastModifiedAt: string;
  /** Name of who wrote it or changed it last. */
  author?: string;
  /** Space, drive, project or repository. */
  container: { id: string; title: string };
  /** In a word that people know: `document`, `sheet`, `issue`. */
  kind: string;
  /** Values of the facets that the source names. */
  facets?: Record<string, string>;
  /** Differs when the document does; saves reading it again. */
  version?: string;
}

/**
 * An item that can't be understood. What was known of it stays.
 *
 * @public
 */
export interface SkippedItem {
  /** Undefined when not even that can be read. */
  id?: string;
  reason: string;
}

/**
 * A piece of a source, kept as a whole or not at all, with the place at which
 * reading goes on after it.
 *
 * @public
 */
export interface SourceBatch<TResume extends JsonValue = JsonValue> {
  documents?: SourceDocument[];
  /** Ids of documents that are not there any more, or must not be found. */
  removed?: string[];
  /** Ids of documents that are as they were. */
  unchanged?: string[];
  skipped?: SkippedItem[];
  resume: TResume;
}

/** @public */
export interface ReadSourceOptions<TResume extends JsonValue = JsonValue> {
  /** Of the last batch that was kept; undefined to begin. */
  resume: TResume | undefined;
  signal: AbortSignal;
  /** Versions of those of the documents that are known already. */
  versionsOf(ids: string[]): Promise<Map<string, string>>;
}

/**
 * Where documents of one type come from.
 *
 * @public
 */
export interface SearchSource<TResume extends JsonValue = JsonValue> {
  /** Type of the documents, as `google-drive`; name of the index. */
  type: string;
  /** As `Google Drive`. */
  title: string;
  /** What in the configuration decides which documents there are. */
  settings: JsonValue;
  /** Names of further fields of its documents, as `status`. */
  facets?: string[];
  /**
   * Everything, from the beginning or where it was cut off. After its last
   * batch `readChanges` goes on.
   * @throws SourceError
   */
  readAll(
    options: ReadSourceOptions<TResume>,
  ): AsyncIterable<SourceBatch<TResume>>;
  /**
   * What changed since; left out when the upstream can't tell.
   * @throws SourceError
   */
  readChanges?(
    options: ReadSourceOptions<TResume> & { resume: TResume },
  ): AsyncIterable<SourceBatch<TResume>>;
}

/**
 * How a source is read, from its configuration.
 *
 * @public
 */
export interface SourceReading {
  visibility: Visibility;
  /** A run that takes longer goes on at the next one. */
  timeLimitMs: number;
  /** After that everything is read again, to notice what changes don't tell. */
  readAllEveryMs: number;
}

/**
 * Understands the items of a page one by one, so that one that is malformed
 * does not spoil the others.
 *
 * @public
 */
export function parseItems<TItem, TResult>(
  items: readonly TItem[],
  parse: (item: TItem) => TResult,
): { parsed: TResult[]; skipped: SkippedItem[] } {
  const parsed: TResult[] = [];
  const skipped: SkippedItem[] = [];
  for (const item of items) {
    try {
      parsed.push(parse(item));
    } catch (error) {
      const { id } = Object(item) as { id?: unknown };
      skipped.push({
        ...(typeof id === 'string' ? { id } : {}),
        reason: error instanceof Error ? error.message : 'malformed',
      });
    }
  }
  return { parsed, skipped };
}
