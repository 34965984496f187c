import { createSearchSourceModule } from '@stagecraft/plugin-search-sources-node';
import { readDriveConfig } from './config';
import { createDriveSource, type Resume } from './source';

/** @public */
export const searchModuleGoogleDrive = createSearchSourceModule<Resume>({
  moduleId: 'google-drive',
  configKey: 'search.collators.googleDrive',
  // Drive does not tell of each file in a folder that is not shared any more.
  defaults: { visibility: 'signed-in', readAllEvery: { days: 1 } },
  createSource: ({ config }) => createDriveSource(readDriveConfig(config)),
});
