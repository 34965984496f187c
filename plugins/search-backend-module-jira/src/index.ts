/**
 * Issues of Jira Cloud and Jira Data Center in the search index.
 *
 * @packageDocumentation
 */

export { searchModuleJira as default } from './module';
