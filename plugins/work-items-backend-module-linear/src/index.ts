/**
 * Work items of Linear.
 *
 * @packageDocumentation
 */

export { workItemsModuleLinear as default } from './module';
