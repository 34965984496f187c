import {
  patchSource,
  type LockfileEntry,
  type WorkspaceManifest,
  type LockfileGraph,
} from './graph.ts';
import { walkLockfile, type LockfileWalk } from './walk.ts';
import { quote } from './workspaces.ts';

export interface ReachedPackage {
  readonly name: string;
  readonly version: string;
}

export interface ReachedPackages {
  /** Package versions that an install brings, counting those for other platforms too. */
  readonly count: number;
  /** Sorted by name, then as the lockfile has them. */
  readonly packages: readonly ReachedPackage[];
}

interface Piece {
  readonly key: string;
  readonly head: string;
  readonly body: string;
}

/** The yarn.lock that `yarn install` would write for these workspaces, byte for byte. */
export function cutLockfile(
  graph: LockfileGraph,
  workspaces: readonly WorkspaceManifest[],
): string {
  return writeLockfile(walkLockfile(graph, workspaces));
}

export function writeLockfile(walk: LockfileWalk): string {
  // In the order of the whole lockfile, which leaves the sort below little to do.
  const entries: Piece[] = [];
  for (let index = 0; index < walk.graph.entries.length; index += 1) {
    if (walk.entries.has(index)) entries.push(entryPiece(walk, index));
  }
  const pieces = entries
    .concat(workspacePieces(walk), linkPieces(walk))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  let text = walk.graph.header;
  for (const { head, body } of pieces) text += `\n${head}${body}`;
  return text;
}

const ASCII = /^[\0-\x7f]*$/;
const ascii = new WeakMap<LockfileGraph, boolean>();

/** Whether a lockfile that is cut has a byte for each of its characters. */
export function isAscii(walk: LockfileWalk): boolean {
  const { graph } = walk;
  let whole = ascii.get(graph);
  if (whole === undefined) {
    const texts = graph.entries.flatMap(({ head, body }) => [head, body]);
    whole = [graph.header, ...graph.descriptors, ...texts].every((text) => ASCII.test(text));
    ascii.set(graph, whole);
  }
  const own = [...workspacePieces(walk), ...linkPieces(walk)];
  return whole && own.every(({ head, body }) => ASCII.test(head) && ASCII.test(body));
}

/** The count of {@link reachedPackages} alone, without making the list. */
export function countReached(walk: LockfileWalk): number {
  // Aliases have entries of their own that lead to the same package.
  const resolutions = new Set<string>();
  for (const index of walk.entries) {
    const resolution = walk.graph.entries[index]?.resolution;
    if (resolution?.includes('@patch:') === false) resolutions.add(resolution);
  }
  return resolutions.size;
}

/** Whether an install brings any version of a package. */
export function reaches(walk: LockfileWalk, name: string): boolean {
  for (const index of walk.entries) {
    if (walk.graph.entries[index]?.name === name) return true;
  }
  return false;
}

export function reachedPackages(walk: LockfileWalk): ReachedPackages {
  const seen = new Map<string, ReachedPackage>();
  for (const index of walk.entries) {
    const entry = walk.graph.entries[index];
    // Yarn's patched copy of a package comes beside the package itself: count it once.
    if (entry === undefined || patchSource(entry.resolution) !== undefined) continue;
    seen.set(entry.resolution, { name: entry.name, version: entry.version });
  }
  const packages = [...seen.values()].toSorted((left, right) => {
    if (left.name !== right.name) return left.name < right.name ? -1 : 1;
    return left.version < right.version ? -1 : 1;
  });
  return { count: packages.length, packages };
}

function entryPiece(walk: LockfileWalk, index: number): Piece {
  const entry = walk.graph.entries[index];
  if (entry === undefined) throw new RangeError(`No lockfile entry ${index}`);
  const adopted = walk.adopted.get(index);
  if (adopted === undefined && entry.keys.every((id) => walk.used[id] === 1)) return entry;
  return piece(usedKeys(walk, entry, adopted ?? []), entry.body);
}

function usedKeys(walk: LockfileWalk, entry: LockfileEntry, adopted: Iterable<string>): string[] {
  const kept = entry.keys
    .filter((id) => walk.used[id] === 1)
    .map((id) => walk.graph.descriptors[id] ?? '');
  return [...kept, ...adopted];
}

function workspacePieces(walk: LockfileWalk): Piece[] {
  return walk.workspaces.map(({ name, location, body }) =>
    piece([`${name}@workspace:${location}`, ...(walk.between.get(name) ?? [])], body),
  );
}

function linkPieces(walk: LockfileWalk): Piece[] {
  return [...walk.links].map((link) =>
    piece(
      [link],
      `  version: 0.0.0-use.local\n  resolution: ${quote(link)}\n  languageName: node\n  linkType: soft\n`,
    ),
  );
}

/** Yarn puts the colon of a key that is longer than 1,024 characters on a line of its own. */
function piece(descriptors: readonly string[], body: string): Piece {
  const key = [...new Set(descriptors)].toSorted().join(', ');
  const quoted = quote(key);
  return { key, head: quoted.length > 1024 ? `? ${quoted}\n:\n` : `${quoted}:\n`, body };
}
