/**
 * Asks the API of Cloud Carbon Footprint for the portal.
 *
 * @packageDocumentation
 */

export { carbonFootprintPlugin as default } from './plugin';
