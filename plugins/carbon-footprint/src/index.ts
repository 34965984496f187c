/**
 * Emissions, energy and recommendations of Cloud Carbon Footprint in Backstage.
 *
 * @packageDocumentation
 */

export { carbonFootprintPlugin as default } from './plugin';
export { carbonFootprintApiRef, type CarbonFootprintApi } from './api';
