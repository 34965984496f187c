/**
 * Work items of Azure Boards.
 *
 * @packageDocumentation
 */

export { workItemsModuleAzureBoards as default } from './module';
