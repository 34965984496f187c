import {
  SourceError,
  type ReadSourceOptions,
  type SearchSource,
  type SourceBatch,
  type SourceClient,
} from '@stagecraft/plugin-search-sources-node';
import { createDriveClient } from './client';
import { fingerprint, type DriveSettings } from './config';
import { FileReader } from './FileReader';
import {
  FILE_FIELDS,
  type ChangeList,
  type DriveFile,
  type FileList,
} from './files';
import { pdfText, type PdfText } from './pdf';
import {
  listingOf,
  logQuery,
  PlaceFinder,
  placesOf,
  type Place,
} from './places';
import { FOLDER } from './types';

/** Where reading goes on. */
export type Resume = {
  /** All places, to tell of a changed file where it is. */
  places: Place[];
  /** Where the log of each drive goes on. */
  logs: { [log: string]: string };
  /** Places that have not been listed yet; the first is being listed. */
  rest: Place[];
  pageToken?: string;
};

export interface DriveSourceOptions {
  sleep?: (ms: number) => Promise<void>;
  pdfText?: PdfText;
}

type Options = ReadSourceOptions<Resume>;
type Batches = AsyncGenerator<SourceBatch<Resume>>;

const PAGE = 100;

export function createDriveSource(
  settings: DriveSettings,
  options: DriveSourceOptions = {},
): SearchSource<Resume> {
  const client = createDriveClient(settings, options.sleep);
  const readerFor = ({ signal, versionsOf }: Options) =>
    new FileReader({
      client,
      settings,
      signal,
      versionsOf,
      pdfText: options.pdfText ?? pdfText,
    });
  return {
    type: 'google-drive',
    title: 'Google Drive',
    settings: fingerprint(settings),
    async *readAll(reading) {
      checkDomains(settings);
      yield* listAll(client, settings, reading, readerFor(reading));
    },
    // What a query finds is not in the logs.
    ...(settings.query
      ? {}
      : {
          async *readChanges(reading: Options & { resume: Resume }) {
            checkDomains(settings);
            yield* readLogs(client, reading, readerFor(reading));
          },
        }),
  };
}

async function* listAll(
  client: SourceClient,
  settings: DriveSettings,
  { resume, signal }: Options,
  reader: FileReader,
): Batches {
  let state = resume ?? (await begin(client, settings, signal));
  for (;;) {
    const [place, ...later] = state.rest;
    if (!place) return;
    const { files = [], nextPageToken } = await client.json<FileList>({
      path: '/files',
      query: {
        ...listingOf(place, settings),
        pageSize: PAGE,
        fields: `nextPageToken,files(${FILE_FIELDS})`,
        pageToken: state.pageToken,
      },
      signal,
    });
    const isFolder = (file: DriveFile) => file?.mimeType === FOLDER;
    const folders = files.filter(isFolder);
    const batch = await reader.batchOf(
      files.filter(file => !isFolder(file)),
      async () => place,
    );
    const below = folders.flatMap(({ id }) =>
      id ? [{ ...place, folder: id }] : [],
    );
    const { places, logs } = state;
    state = nextPageToken
      ? {
          places,
          logs,
          rest: [place, ...later, ...below],
          pageToken: nextPageToken,
        }
      : { places, logs, rest: [...later, ...below] };
    yield { ...batch, resume: state };
  }
}

/** The logs are opened first: what changes while all is listed is in them. */
async function begin(
  client: SourceClient,
  settings: DriveSettings,
  signal: AbortSignal,
): Promise<Resume> {
  const places = await placesOf(settings, client, signal);
  const logs: Resume['logs'] = {};
  for (const { log } of places) {
    if (logs[log] !== undefined) continue;
    const { supportsAllDrives, driveId } = logQuery(log);
    const { startPageToken } = await client.json<{ startPageToken: string }>({
      path: '/changes/startPageToken',
      query: { supportsAllDrives, driveId },
      signal,
    });
    logs[log] = startPageToken;
  }
  return { places, logs, rest: places };
}

async function* readLogs(
  client: SourceClient,
  { resume, signal }: Options & { resume: Resume },
  reader: FileReader,
): Batches {
  const { places } = resume;
  const finder = new PlaceFinder(places, client, signal);
  const logs = { ...resume.logs };
  for (const log of Object.keys(logs)) {
    let isAtEnd = false;
    while (!isAtEnd) {
      const answer = await client.json<ChangeList>({
        path: '/changes',
        query: {
          ...logQuery(log),
          pageToken: logs[log],
          pageSize: PAGE,
          fields: `nextPageToken,newStartPageToken,changes(changeType,removed,fileId,file(${FILE_FIELDS}))`,
        },
        signal,
      });
      const { changes = [], nextPageToken, newStartPageToken } = answer;
      const gone = changes.flatMap(({ removed, fileId }) =>
        removed && fileId ? [fileId] : [],
      );
      const files = changes.flatMap(({ removed, file }) =>
        file && !removed ? [file] : [],
      );
      const batch = await reader.batchOf(files, file => finder.placeOf(file));
      isAtEnd = nextPageToken === undefined;
      logs[log] = nextPageToken ?? newStartPageToken ?? logs[log];
      yield {
        ...batch,
        removed: [...(batch.removed ?? []), ...gone],
        resume: { places, logs: { ...logs }, rest: [] },
      };
    }
  }
}

/** Without a domain nothing could be told to be open to the organization. */
function checkDomains({ sharing, domains }: DriveSettings): void {
  if (sharing === 'all' || domains.length) return;
  throw new SourceError({
    code: 'not-configured',
    message: 'Google Drive: the domain of the organization is not known.',
    fix: 'Set search.collators.googleDrive.domains, as acme.example.',
  });
}
