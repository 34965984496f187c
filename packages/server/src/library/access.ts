import type { Library, Release, ReleaseDefinition } from '@stagecraft/engine';
import { listReleases, loadLibrary, loadRelease, readReleaseDefinition } from '@stagecraft/sources';

/** A release with its lockfile takes some 30 MB; most people take the newest. */
const RELEASES_KEPT = 3;

/** What can be chosen, as it was when the server started. */
export interface LibraryAccess {
  readonly library: Library;
  /** Oldest first. */
  readonly releases: readonly ReleaseDefinition[];
  /**
   * A release by version or `latest`, loaded when it is first asked for.
   * @throws StagecraftError UNKNOWN_RELEASE, and what fetching its template throws
   */
  release(version: string): Promise<Release>;
}

export async function openLibrary(root: string): Promise<LibraryAccess> {
  const [library, versions] = await Promise.all([loadLibrary(root), listReleases(root)]);
  const releases = await Promise.all(
    versions.map((version) => readReleaseDefinition(root, version)),
  );
  const kept = new Map<string, Promise<Release>>();
  const release = (asked: string): Promise<Release> => {
    const version = asked === 'latest' ? (versions.at(-1) ?? asked) : asked;
    const loading = kept.get(version) ?? loadRelease(root, version);
    // The one used last is the last to go.
    kept.delete(version);
    kept.set(version, loading);
    const oldest = [...kept.keys()].at(-RELEASES_KEPT - 1);
    if (oldest !== undefined) kept.delete(oldest);
    // What failed is tried again: the network may be back.
    loading.catch(() => kept.get(version) === loading && kept.delete(version));
    return loading;
  };
  return { library, releases, release };
}
