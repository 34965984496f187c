import {
  decodeData,
  parseLockfile,
  StagecraftError,
  type Library,
  type Release,
} from '@stagecraft/engine';
import type { DataUrls } from './protocol.ts';

/** What composing needs, fetched when it is first asked for and then kept. */
export interface Data {
  /** The newest release that is here. */
  readonly latest: string;
  library(): Promise<Library>;
  /** By version or `latest`. */
  release(version: string): Promise<Release>;
}

export function openData(urls: DataUrls): Data {
  let library: Promise<Library> | undefined;
  const releases = new Map<string, Promise<Release>>();
  // In the order of release, oldest first.
  const latest = Object.keys(urls.releases).at(-1) ?? '';
  return {
    latest,
    // A fetch that failed is tried again when it is next needed.
    library: () =>
      (library ??= fetchData<Library>(urls.library).catch((error: unknown) => {
        library = undefined;
        throw error;
      })),
    release(asked) {
      const version = asked === 'latest' ? latest : asked;
      const known = releases.get(version);
      if (known !== undefined) return known;
      const loading = fetchRelease(urls, version).catch((error: unknown) => {
        releases.delete(version);
        throw error;
      });
      releases.set(version, loading);
      return loading;
    },
  };
}

async function fetchRelease(urls: DataUrls, version: string): Promise<Release> {
  const files = urls.releases[version];
  if (files === undefined) {
    throw new StagecraftError({
      code: 'UNKNOWN_RELEASE',
      message: `There is no release "${version}".`,
      fix: `Choose one of ${Object.keys(urls.releases).toReversed().join(', ')}.`,
      path: ['release'],
    });
  }
  const [release, lockfile] = await Promise.all([
    fetchData<Release>(files.release),
    files.lockfile === undefined ? undefined : fetchText(files.lockfile),
  ]);
  return lockfile === undefined ? release : { ...release, graph: parseLockfile(lockfile) };
}

async function fetchData<T>(url: string): Promise<T> {
  return decodeData(await fetchText(url)) as T;
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  if (!response.ok) throw unreachable(url, response.status);
  return await response.text();
}

function unreachable(url: string, cause: unknown): StagecraftError {
  return new StagecraftError({
    code: 'DATA_UNREACHABLE',
    message: `${new URL(url).pathname} could not be loaded.`,
    fix: 'Check the connection and try again.',
    cause,
  });
}
