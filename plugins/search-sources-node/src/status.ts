import type { Permission } from '@backstage/plugin-permission-common';
import type { SearchSource, SourceReading } from './source';
import type { SourceProblem } from './SourceError';
import type { SourceRecord } from './SourceStore';
import type { Visibility } from './visibility';

/**
 * What is known of a source: an element of `sources` at `/api/search/sources`.
 * Times are in ISO 8601.
 *
 * @public
 */
export interface SourceStatus {
  /** Type of its documents, as `google-drive`. */
  type: string;
  title: string;
  visibility: Visibility;
  /** Names of further fields that its documents can be filtered by. */
  facets: string[];
  /** How many documents were given to the index the last time. */
  documents: number;
  /** Whether the whole source has been read at least once. */
  isComplete: boolean;
  /** When its documents were given to the index the last time. */
  indexedAt?: string;
  /** The moment up to which all changes of the source are known. */
  currentAt?: string;
  /** When it was asked the last time. */
  askedAt?: string;
  /** Items of the last run that could not be understood. */
  skipped: number;
  /** What kept the last run from reading it to the end. */
  problem?: SourceProblem;
}

export interface RegisteredSource {
  source: SearchSource;
  reading: SourceReading;
  permission: Permission | undefined;
  refusal: string | undefined;
}

export function statusOf(
  { source, reading, refusal }: RegisteredSource,
  record: SourceRecord,
): SourceStatus {
  const {
    indexedAt,
    currentAt,
    runAt,
    problem = problemFrom(refusal),
  } = record;
  return {
    type: source.type,
    title: source.title,
    visibility: reading.visibility,
    facets: source.facets ?? [],
    documents: record.indexedDocuments ?? 0,
    isComplete: record.allReadAt !== undefined,
    skipped: record.skipped,
    ...(indexedAt ? { indexedAt } : {}),
    ...(currentAt ? { currentAt } : {}),
    ...(runAt ? { askedAt: runAt } : {}),
    ...(problem ? { problem } : {}),
  };
}

function problemFrom(refusal: string | undefined): SourceProblem | undefined {
  if (!refusal) return undefined;
  const [, message = refusal, fix = ''] = /^(.*?\.) (.*)$/.exec(refusal) ?? [];
  return { code: 'not-configured', message, fix };
}
