/**
 * What the frontend and the backend of the carbon footprint share.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './dates';
export * from './filters';
export * from './footprint';
export * from './types';
