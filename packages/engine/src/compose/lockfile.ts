import {
  reachedPackages,
  walkLockfile,
  writeLockfile,
  type WorkspaceManifest,
} from '../lockfile/index.ts';
import type { Draft } from './draft.ts';
import { readText, writeText, STAGECRAFT } from './tree.ts';

const MANIFEST = /^(?:((?:packages|plugins)\/[^/]+)\/)?package\.json$/;

/**
 * yarn.lock: the part of the release's lockfile that this project reaches. Returns the number of
 * packages that an install brings; undefined when the release has no lockfile.
 */
export function contributeLockfile(draft: Draft): number | undefined {
  const { graph } = draft.release;
  if (graph === undefined) return undefined;
  const workspaces: WorkspaceManifest[] = [];
  for (const path of draft.tree.keys()) {
    const match = MANIFEST.exec(path);
    if (match === null) continue;
    const manifest = JSON.parse(readText(draft.tree, path)) as Record<string, unknown>;
    workspaces.push({ location: match[1] ?? '.', manifest });
  }
  const walk = walkLockfile(graph, workspaces);
  writeText(draft.tree, 'yarn.lock', writeLockfile(walk), [STAGECRAFT]);
  return reachedPackages(walk).count;
}
