/**
 * Work items of GitLab Issues.
 *
 * @packageDocumentation
 */

export { workItemsModuleGitlab as default } from './module';
