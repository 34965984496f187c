import {
  countReached,
  isAscii,
  reaches,
  sizeReached,
  walkLockfile,
  writeLockfile,
  type LockfileWalk,
  type WorkspaceManifest,
} from '../lockfile/index.ts';
import { MANIFESTS, type Draft } from './draft.ts';
import { readManifest, writeManifest } from './manifests.ts';
import { STAGECRAFT, writeText } from './tree.ts';

const LOCKFILE = 'yarn.lock';
const MANIFEST = /^(?:((?:packages|plugins)\/[^/]+)\/)?package\.json$/;

/** What an install of the project brings. */
export interface Install {
  /** Number of packages; undefined without a lockfile. */
  readonly packages?: number;
  /** Size of node_modules on disk, in bytes; undefined where the release does not know it. */
  readonly bytes?: number;
}

/** yarn.lock: the part of the release's lockfile that this project reaches. */
export function contributeLockfile(draft: Draft): Install {
  const { graph, sizes } = draft.release;
  if (graph === undefined) return {};
  const workspaces: WorkspaceManifest[] = [];
  for (const path of draft.tree.keys()) {
    const match = MANIFEST.exec(path);
    if (match === null) continue;
    workspaces.push({ location: match[1] ?? '.', manifest: readManifest(draft, path) });
  }
  const walk = walkLockfile(graph, workspaces);
  writeLockfileOf(draft, walk);
  dropUnreachedResolutions(draft, walk);
  const packages = countReached(walk);
  return sizes === undefined ? { packages } : { packages, bytes: sizeReached(walk, sizes) };
}

function writeLockfileOf({ tree }: Draft, walk: LockfileWalk): void {
  const text = writeLockfile(walk);
  writeText(tree, LOCKFILE, text, [STAGECRAFT]);
  const file = tree.get(LOCKFILE);
  // Encoding so long a text takes as long as all that is asked of it.
  if (file !== undefined && isAscii(walk)) tree.set(LOCKFILE, { ...file, bytes: text.length });
}

/** A resolution steers the walk, so only after it is known which of them mattered. */
function dropUnreachedResolutions(draft: Draft, walk: LockfileWalk): void {
  const unreached = (draft.release.resolutions ?? []).filter(
    (resolution) => !reaches(walk, resolution.package),
  );
  if (unreached.length === 0) return;
  const manifest = readManifest(draft, MANIFESTS.root);
  for (const resolution of unreached) delete manifest.resolutions?.[resolution.package];
  writeManifest(draft, MANIFESTS.root, manifest, []);
}
