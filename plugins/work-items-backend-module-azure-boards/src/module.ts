import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { workItemTrackersExtensionPoint } from '@stagecraft/plugin-work-items-node';
import { readAzureBoardsConfig } from './config';
import { createAzureBoardsTracker } from './tracker';

/** @public */
export const workItemsModuleAzureBoards = createBackendModule({
  pluginId: 'work-items',
  moduleId: 'azure-boards',
  register(reg) {
    reg.registerInit({
      deps: {
        trackers: workItemTrackersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ trackers, config }) {
        trackers.addTracker(
          createAzureBoardsTracker(readAzureBoardsConfig(config)),
        );
      },
    });
  },
});
