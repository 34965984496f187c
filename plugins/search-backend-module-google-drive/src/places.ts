import {
  pages,
  type SourceClient,
} from '@stagecraft/plugin-search-sources-node';
import type { DriveSettings } from './config';
import {
  ALL_DRIVES,
  type DriveFile,
  type DriveList,
  type KnownFile,
} from './files';
import { FOLDER } from './types';

/** Where files are listed. It is kept between runs, so it is plain data. */
export type Place = {
  kind: 'drive' | 'folder' | 'user';
  /** Of the shared drive, or of the folder that is configured. */
  id: string;
  title: string;
  /** Which folder of that folder is listed. */
  folder?: string;
  /** Whose log tells of changes: a shared drive, or the account. */
  log: string;
};

const USER_LOG = 'user';
const MY_DRIVE: Place = {
  kind: 'user',
  id: 'my-drive',
  title: 'My Drive',
  log: USER_LOG,
};

/** All that is to be read, as configured. */
export async function placesOf(
  { drives, folders }: DriveSettings,
  client: SourceClient,
  signal: AbortSignal,
): Promise<Place[]> {
  const found: Place[] = [];
  for (const id of drives) {
    const { name = id } = await client.json<{ name?: string }>({
      path: `/drives/${encodeURIComponent(id)}`,
      query: { fields: 'id,name' },
      signal,
    });
    found.push({ kind: 'drive', id, title: name, log: id });
  }
  for (const id of folders) {
    const { name = id, driveId = USER_LOG } = await client.json<DriveFile>({
      path: `/files/${encodeURIComponent(id)}`,
      query: { fields: 'id,name,driveId', supportsAllDrives: true },
      signal,
    });
    found.push({ kind: 'folder', id, title: name, folder: id, log: driveId });
  }
  if (found.length) return found;
  return [...(await sharedDrives(client, signal)), MY_DRIVE];
}

async function sharedDrives(
  client: SourceClient,
  signal: AbortSignal,
): Promise<Place[]> {
  const found: Place[] = [];
  const all = pages(async (pageToken: string | undefined) => {
    const { drives = [], nextPageToken } = await client.json<DriveList>({
      path: '/drives',
      query: {
        pageSize: 100,
        fields: 'nextPageToken,drives(id,name)',
        pageToken,
      },
      signal,
    });
    return { items: drives, next: nextPageToken };
  });
  for await (const { items } of all) {
    for (const { id, name = id } of items) {
      if (id) found.push({ kind: 'drive', id, title: name ?? id, log: id });
    }
  }
  return found;
}

/** What lists the files of a place. */
export function listingOf(
  { kind, id, folder }: Place,
  { mimeTypes, query }: DriveSettings,
): Record<string, string | boolean> {
  const wanted = mimeTypes.map(each => `mimeType = ${quoted(each)}`);
  const isWanted = `(${wanted.join(' or ')})`;
  const matching = query ? `${isWanted} and (${query})` : isWanted;
  if (folder !== undefined) {
    // To come to the folders in a folder, they are listed too.
    const isFolder = `mimeType = ${quoted(FOLDER)}`;
    const q = `trashed = false and ${quoted(
      folder,
    )} in parents and (${isFolder} or ${matching})`;
    return { ...ALL_DRIVES, corpora: 'allDrives', q };
  }
  const q = `trashed = false and ${matching}`;
  return kind === 'drive'
    ? { ...ALL_DRIVES, corpora: 'drive', driveId: id, q }
    : { corpora: 'user', q };
}

/** What asks for the changes of a log. */
export function logQuery(log: string): Record<string, string | boolean> {
  return log === USER_LOG
    ? { supportsAllDrives: true }
    : { ...ALL_DRIVES, driveId: log };
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/**
 * Finds the place of a file that changed. A folder is asked for its parents,
 * once in a run, until one is that is configured.
 */
export class PlaceFinder {
  readonly #places: Map<string, Place>;
  readonly #parents = new Map<string, Promise<string[]>>();
  readonly #client: SourceClient;
  readonly #signal: AbortSignal;

  constructor(places: Place[], client: SourceClient, signal: AbortSignal) {
    this.#places = new Map(places.map(each => [each.id, each]));
    this.#client = client;
    this.#signal = signal;
  }

  async placeOf({ driveId, parents }: KnownFile): Promise<Place | undefined> {
    const whole = this.#places.get(driveId ?? MY_DRIVE.id);
    return whole ?? this.#placeAbove(parents ?? []);
  }

  async #placeAbove(folders: string[]): Promise<Place | undefined> {
    const hasFolders = [...this.#places.values()].some(
      ({ kind }) => kind === 'folder',
    );
    if (!hasFolders) return undefined;
    const seen = new Set<string>();
    let current = folders;
    while (current.length) {
      const found = current.map(id => this.#places.get(id)).find(Boolean);
      if (found) return found;
      const above: string[] = [];
      for (const id of current) {
        if (!seen.has(id)) above.push(...(await this.#parentsOf(id)));
        seen.add(id);
      }
      current = above;
    }
    return undefined;
  }

  #parentsOf(id: string): Promise<string[]> {
    const known = this.#parents.get(id);
    if (known) return known;
    const asked = this.#client
      .json<DriveFile>({
        path: `/files/${encodeURIComponent(id)}`,
        query: { fields: 'id,parents', supportsAllDrives: true },
        signal: this.#signal,
      })
      .then(
        ({ parents = [] }) => parents,
        error => {
          // A folder above may be one that the account can't see.
          if (['not-found', 'forbidden'].includes(error.code)) return [];
          throw error;
        },
      );
    this.#parents.set(id, asked);
    return asked;
  }
}
