import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  optionalText,
  workItemTrackersExtensionPoint,
} from '@stagecraft/plugin-work-items-node';
import { createLinearTracker } from './tracker';

/** @public */
export const workItemsModuleLinear = createBackendModule({
  pluginId: 'work-items',
  moduleId: 'linear',
  register(reg) {
    reg.registerInit({
      deps: {
        trackers: workItemTrackersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ trackers, config }) {
        const linear = config.getOptionalConfig('workItems.linear');
        trackers.addTracker(
          createLinearTracker({
            apiKey: optionalText(linear, 'apiKey'),
            apiUrl: optionalText(linear, 'apiUrl'),
            defaultTeam: optionalText(linear, 'defaultTeam'),
          }),
        );
      },
    });
  },
});
