import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { workItemTrackersExtensionPoint } from '@stagecraft/plugin-work-items-node';
import { createGitlabTracker } from './tracker';

/** @public */
export const workItemsModuleGitlab = createBackendModule({
  pluginId: 'work-items',
  moduleId: 'gitlab',
  register(reg) {
    reg.registerInit({
      deps: {
        trackers: workItemTrackersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ trackers, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const host =
          config.getOptionalString('workItems.gitlab.host') ?? 'gitlab.com';
        trackers.addTracker(
          createGitlabTracker({
            host,
            serverOf: each => integrations.gitlab.byHost(each)?.config,
            credentials:
              DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
          }),
        );
      },
    });
  },
});
