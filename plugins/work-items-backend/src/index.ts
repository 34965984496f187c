/**
 * Reads work items of entities and people from the trackers that modules add.
 *
 * @packageDocumentation
 */

export { workItemsPlugin as default } from './plugin';
