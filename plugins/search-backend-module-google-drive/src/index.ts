/**
 * Documents of Google Drive in the search index.
 *
 * @packageDocumentation
 */

export { searchModuleGoogleDrive as default } from './module';
