import { createSearchSourceModule } from '@stagecraft/plugin-search-sources-node';
import { readJiraConfig } from './config';
import { createJiraSource, type Resume } from './source';

/** @public */
export const searchModuleJira = createSearchSourceModule<Resume>({
  moduleId: 'jira',
  configKey: 'search.collators.jira',
  // Jira does not tell of issues that were deleted.
  defaults: { visibility: 'signed-in', readAllEvery: { days: 1 } },
  createSource: ({ config }) => createJiraSource(readJiraConfig(config)),
});
