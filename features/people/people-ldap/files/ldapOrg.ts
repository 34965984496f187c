import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { LdapOrgEntityProvider } from '@backstage/plugin-catalog-backend-module-ldap';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

/**
 * People and groups of the directories in catalog.providers.ldapOrg. The module of the package reads
 * its schedule from the configuration, where the schema of the package has no place for it.
 */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ldap-org',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, scheduler }) {
        catalog.addEntityProvider(
          LdapOrgEntityProvider.fromConfig(config, {
            logger,
            schedule: scheduler.createScheduledTaskRunner({
              frequency: { minutes: {{ refreshMinutes }} },
              timeout: { minutes: 15 },
            }),
          }),
        );
      },
    });
  },
});
