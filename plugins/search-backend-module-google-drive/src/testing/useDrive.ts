import { ConfigReader } from '@backstage/config';
import type { SourceDocument } from '@stagecraft/plugin-search-sources-node';
import { readDriveConfig } from '../config';
import { FakeDrive } from './FakeDrive';
import { createDriveSource, type Resume } from '../source';

export type { FakeFault } from './FakeDrive';

/** A Drive for each test of a file, and what reads it into a map. */
export function useDrive() {
  const drive = new FakeDrive();
  beforeEach(() => drive.start());
  afterEach(() => drive.stop());
  const reader = (config: object = {}) => readerOf(drive, config);
  return { drive, reader };
}

function readerOf(drive: FakeDrive, config: object) {
  const source = createDriveSource(
    readDriveConfig(
      new ConfigReader({
        serviceAccountKey: drive.key,
        subject: 'portal@acme.example',
        apiBaseUrl: drive.url,
        ...config,
      }),
    ),
    {
      sleep: async () => {},
      pdfText: async bytes => `PDF: ${Buffer.from(bytes)}`,
    },
  );
  const documents = new Map<string, SourceDocument>();
  const skipped: string[] = [];
  let resume: Resume | undefined;
  const run = async (what: 'readAll' | 'readChanges') => {
    const options = {
      resume: what === 'readAll' ? undefined : resume,
      signal: new AbortController().signal,
      versionsOf: async (ids: string[]) =>
        new Map(
          ids.flatMap(id => {
            const version = documents.get(id)?.version;
            return version ? [[id, version] as const] : [];
          }),
        ),
    };
    for await (const batch of source[what]!(options as never)) {
      for (const each of batch.documents ?? []) documents.set(each.id, each);
      for (const id of batch.removed ?? []) documents.delete(id);
      for (const { reason } of batch.skipped ?? []) skipped.push(reason);
      resume = JSON.parse(JSON.stringify(batch.resume));
    }
    return [...documents.keys()].sort();
  };
  return {
    source,
    documents,
    skipped,
    all: () => run('readAll'),
    changes: () => run('readChanges'),
  };
}
