export { renderBase } from './base.ts';
export { loadLibrary } from './library.ts';
export { listReleases, loadEvidence, loadRelease, readReleaseDefinition } from './release.ts';
export type { LoadOptions } from './release.ts';
