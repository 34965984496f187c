import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { workItemTrackersExtensionPoint } from '@stagecraft/plugin-work-items-node';
import { readJiraConfig } from './config';
import { createJiraTracker } from './tracker';

/** @public */
export const workItemsModuleJira = createBackendModule({
  pluginId: 'work-items',
  moduleId: 'jira',
  register(reg) {
    reg.registerInit({
      deps: {
        trackers: workItemTrackersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ trackers, config }) {
        trackers.addTracker(createJiraTracker(readJiraConfig(config)));
      },
    });
  },
});
