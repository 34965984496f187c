/**
 * What every source of the search index needs: a client that keeps to the
 * limits of an upstream, a store from which an index is made whole again, and
 * documents that say who may find them.
 *
 * @packageDocumentation
 */

export {
  createSearchSourceModule,
  type SearchSourceModuleOptions,
} from './createSearchSourceModule';
export type { SourceIndexableDocument } from './indexable';
export * from './pages';
export type { ReadingDefaults } from './reading';
export type { SourcesResponse } from './router';
export * from './service';
export * from './source';
export * from './SourceClient';
export {
  isSourceError,
  SourceError,
  type SourceErrorOptions,
  type SourceProblem,
  type SourceProblemCode,
} from './SourceError';
export type { SourceStatus } from './status';
export * from './visibility';
