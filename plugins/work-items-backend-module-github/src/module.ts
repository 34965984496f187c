import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { workItemTrackersExtensionPoint } from '@stagecraft/plugin-work-items-node';
import { createGithubTracker } from './tracker';

/** @public */
export const workItemsModuleGithub = createBackendModule({
  pluginId: 'work-items',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        trackers: workItemTrackersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ trackers, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const host =
          config.getOptionalString('workItems.github.host') ?? 'github.com';
        trackers.addTracker(
          createGithubTracker({
            host,
            apiBaseUrlOf: each =>
              integrations.github.byHost(each)?.config.apiBaseUrl,
            credentials:
              DefaultGithubCredentialsProvider.fromIntegrations(integrations),
          }),
        );
      },
    });
  },
});
