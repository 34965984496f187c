/**
 * Work items of Jira Cloud and Jira Data Center.
 *
 * @packageDocumentation
 */

export { workItemsModuleJira as default } from './module';
