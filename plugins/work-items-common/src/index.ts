/**
 * What the frontend, the backend and the trackers of work items share.
 *
 * @packageDocumentation
 */

export * from './types';
export * from './select';
