export type { LockfileEntry, LockfileGraph, WorkspaceManifest } from './graph.ts';
export { parseLockfile } from './parse.ts';
export { walkLockfile, type LockfileWalk } from './walk.ts';
export {
  cutLockfile,
  reachedPackages,
  writeLockfile,
  type ReachedPackage,
  type ReachedPackages,
} from './write.ts';
