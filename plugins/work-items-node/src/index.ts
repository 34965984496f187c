/**
 * The extension point by which trackers join the work items backend, and what
 * all of them need to ask their tracker.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './extensions';
export * from './optionalText';
export * from './priority';
export * from './tracker';
export * from './TrackerClient';
export * from './TrackerError';
