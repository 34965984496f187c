import {
  isSourceError,
  mapConcurrently,
  parseItems,
  type ReadSourceOptions,
  type SkippedItem,
  type SourceBatch,
  type SourceClient,
  type SourceDocument,
} from '@stagecraft/plugin-search-sources-node';
import type { DriveSettings } from './config';
import { contentOf } from './content';
import { knownFile, type DriveFile, type KnownFile } from './files';
import type { PdfText } from './pdf';
import type { Place } from './places';
import { isOpen } from './sharing';
import { textTypeOf } from './types';

export interface FileReaderOptions {
  signal: AbortSignal;
  versionsOf: ReadSourceOptions['versionsOf'];
  client: SourceClient;
  settings: DriveSettings;
  pdfText: PdfText;
}

type Outcome =
  | { removed: string }
  | { unchanged: string }
  | { document?: SourceDocument; skipped?: SkippedItem };

/** Drive takes some requests at the same time; more are only refused. */
const CONCURRENCY = 6;
/** One file that can't be had is its own fault; three in a row are Drive's. */
const FAULTS = 3;
const PASSING = ['timeout', 'unreachable', 'unexpected'];

/** Makes documents of files: who may open them, and what is in them. */
export class FileReader {
  readonly #options: FileReaderOptions;
  #faults = 0;

  constructor(options: FileReaderOptions) {
    this.#options = options;
  }

  /** @throws SourceError when Drive fails, not when a file does */
  async batchOf(
    files: readonly DriveFile[],
    placeOf: (file: KnownFile) => Promise<Place | undefined>,
  ): Promise<Omit<SourceBatch, 'resume'>> {
    const { parsed, skipped } = parseItems(files, knownFile);
    const versions = await this.#options.versionsOf(parsed.map(({ id }) => id));
    const outcomes = await mapConcurrently(parsed, CONCURRENCY, file =>
      this.#read(file, versions, placeOf),
    );
    const batch = {
      documents: [] as SourceDocument[],
      removed: [] as string[],
      unchanged: [] as string[],
      skipped,
    };
    for (const outcome of outcomes) {
      if ('removed' in outcome) batch.removed.push(outcome.removed);
      else if ('unchanged' in outcome) batch.unchanged.push(outcome.unchanged);
      else {
        if (outcome.document) batch.documents.push(outcome.document);
        if (outcome.skipped) batch.skipped.push(outcome.skipped);
      }
    }
    return batch;
  }

  async #read(
    file: KnownFile,
    versions: Map<string, string>,
    placeOf: (file: KnownFile) => Promise<Place | undefined>,
  ): Promise<Outcome> {
    const { client, settings, signal } = this.#options;
    const { id, mimeType, trashed = false, version } = file;
    if (trashed || !settings.mimeTypes.includes(mimeType)) {
      return { removed: id };
    }
    const place = await placeOf(file);
    if (!place) return { removed: id };
    // Also of what is as it was: who may open it does not count as a change.
    if (!(await isOpen(file, settings, client, signal))) return { removed: id };
    if (version !== undefined && versions.get(id) === version) {
      return { unchanged: id };
    }
    try {
      const text = await contentOf(file, this.#options);
      this.#faults = 0;
      return { document: documentOf(file, place, text) };
    } catch (error) {
      if (!isSourceError(error) || !PASSING.includes(error.code)) throw error;
      this.#faults += 1;
      if (this.#faults >= FAULTS) throw error;
      const reason = `its text could not be fetched: ${error.message}`;
      const skipped = { id, reason: reason.replace(/\.$/, '') };
      if (versions.has(id)) return { skipped };
      // Without its version it is read once more, when everything is.
      const document = documentOf(file, place, undefined);
      return { skipped, document: { ...document, version: undefined } };
    }
  }
}

function documentOf(
  file: KnownFile,
  { id, title }: Place,
  text: string | undefined,
): SourceDocument {
  const { description = '', lastModifyingUser, owners, version } = file;
  const author = lastModifyingUser?.displayName ?? owners?.[0]?.displayName;
  return {
    id: file.id,
    title: file.name,
    text: [description, text].filter(Boolean).join('\n\n'),
    location: file.webViewLink ?? `https://drive.google.com/open?id=${file.id}`,
    lastModifiedAt: file.modifiedTime,
    container: { id, title },
    kind: textTypeOf(file.mimeType).kind,
    ...(author ? { author } : {}),
    ...(version ? { version } : {}),
  };
}
