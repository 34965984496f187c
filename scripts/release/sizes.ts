import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, rangeOf } from '../../packages/engine/src/lockfile/graph.ts';
import type { LockfileEntry, LockfileGraph } from '../../packages/engine/src/lockfile/index.ts';

/** Bytes on disk by `name@version`, sorted. */
export type Sizes = Readonly<Record<string, number>>;

export interface MeasuredSizes {
  readonly sizes: Sizes;
  /** Packages of the lockfile that are not for the platform of the install. */
  readonly elsewhere: readonly string[];
}

/** Bytes that a file or a folder takes up at least, on the file systems that people have. */
const BLOCK = 4096;

/** Where yarn puts what can't be hoisted to the root. */
const PLACES = ['.', 'packages/app', 'packages/backend'];

/** What a package has of its own, by inode, and how many folders. */
interface Contents {
  readonly files: Map<number, number>;
  folders: number;
}

type Found = Map<string, Contents>;
type Wanted = ReadonlyMap<string, LockfileEntry>;

/**
 * What each package version of a lockfile takes up in an installed project, as `du` counts it:
 * files and folders in whole blocks of 4 KiB. Yarn keeps a file that several packages have, as a
 * license, once and links it, so its size is shared out among them. Throws when a package is
 * missing that the platform doesn't excuse.
 */
export function measureSizes(project: string, graph: LockfileGraph): MeasuredSizes {
  const wanted: Wanted = new Map(packagesOf(graph).map((entry) => [keyOf(entry), entry]));
  const found: Found = new Map();
  const unknown: Contents = { files: new Map(), folders: 0 };
  for (const place of PLACES) {
    collectModules(join(project, place, 'node_modules'), unknown, { wanted, found });
  }
  const missing = [...wanted.keys()].filter((key) => !found.has(key));
  const lost = missing.filter((key) => isLost(graph, wanted.get(key), found));
  if (lost.length > 0) throw new Error(`Not installed: ${lost.join(', ')}`);
  return { sizes: sizesOf(found), elsewhere: missing };
}

/** Yarn's patched copies come in place of the package that they patch. */
function packagesOf(graph: LockfileGraph): LockfileEntry[] {
  return graph.entries.filter(({ resolution }) => rangeOf(resolution).startsWith('npm:'));
}

function keyOf({ resolution, version }: LockfileEntry): string {
  return `${nameOf(resolution)}@${version}`;
}

/** A package is for other platforms when it says so, or only such packages ask for it. */
function isLost(
  graph: LockfileGraph,
  entry: LockfileEntry | undefined,
  found: ReadonlyMap<string, unknown>,
): boolean {
  if (entry === undefined || /^ {2}conditions: /m.test(entry.body)) return false;
  const keys = new Set(entry.keys);
  return graph.entries.some(
    (asker) => asker.dependencies.some((id) => keys.has(id)) && found.has(keyOf(asker)),
  );
}

function sizesOf(found: Found): Sizes {
  const owners = new Map<number, number>();
  for (const { files } of found.values()) {
    for (const inode of files.keys()) owners.set(inode, (owners.get(inode) ?? 0) + 1);
  }
  const sizes = [...found].map(([key, { files, folders }]) => {
    let bytes = folders * BLOCK;
    for (const [inode, size] of files) bytes += size / (owners.get(inode) ?? 1);
    return [key, Math.round(bytes)] as const;
  });
  return Object.fromEntries(sizes.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

interface Search {
  readonly wanted: Wanted;
  readonly found: Found;
}

/** Collects what is wanted in a `node_modules`; the rest of it goes to the package around it. */
function collectModules(folder: string, around: Contents, search: Search): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // Binaries and workspaces are links.
    if (name.startsWith('.') || !lstatSync(path).isDirectory()) continue;
    if (name.startsWith('@')) collectModules(path, around, search);
    else collectPackage(path, around, search);
  }
}

/** What a package bundles, and the lockfile doesn't know of, is part of it. */
function collectPackage(folder: string, around: Contents, search: Search): void {
  const key = identify(folder);
  const isWanted = key !== undefined && search.wanted.has(key);
  const contents = isWanted ? { files: new Map<number, number>(), folders: 0 } : around;
  if (isWanted && !search.found.has(key)) search.found.set(key, contents);
  collectFolder(folder, contents, search);
}

function collectFolder(folder: string, contents: Contents, search: Search): void {
  contents.folders += 1;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules') collectModules(path, contents, search);
    else if (entry.isDirectory()) collectFolder(path, contents, search);
    else if (entry.isFile()) {
      const { ino, size } = lstatSync(path);
      contents.files.set(ino, Math.ceil(size / BLOCK) * BLOCK);
    }
  }
}

function identify(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return `${String(name)}@${String(version)}`;
}
