/**
 * Open work items of entities and of the reader, for Backstage's frontend.
 *
 * @packageDocumentation
 */

export { workItemsPlugin as default } from './plugin';
export { workItemsApiRef, type WorkItemsApi } from './api';
