/**
 * Work items of GitHub Issues.
 *
 * @packageDocumentation
 */

export { workItemsModuleGithub as default } from './module';
