export type { LockfileEntry, LockfileGraph, WorkspaceManifest } from './graph.ts';
export { parseLockfile } from './parse.ts';
export { sizeReached, type PackageSizes } from './size.ts';
export { walkLockfile, type LockfileWalk } from './walk.ts';
export {
  countReached,
  cutLockfile,
  isAscii,
  reachedPackages,
  reaches,
  writeLockfile,
  type ReachedPackage,
  type ReachedPackages,
} from './write.ts';
