import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { CloudCarbonFootprint } from './CloudCarbonFootprint';
import { readSettings } from './settings';
import { createRouter } from './router';
import { SlowResults } from './SlowResults';

/** Estimates and recommendations of Cloud Carbon Footprint. */
export const carbonFootprintPlugin = createBackendPlugin({
  pluginId: 'carbon-footprint',
  register(env) {
    env.registerInit({
      deps: {
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
      },
      async init({ cache, catalog, config, httpAuth, httpRouter, logger }) {
        const settings = readSettings(config);
        if (settings.baseUrl === undefined) {
          logger.warn(
            'cloudCarbonFootprint.client.baseUrl is not set: there is no carbon footprint to show',
          );
        }
        httpRouter.use(
          createRouter({
            settings,
            catalog,
            httpAuth,
            upstream: new CloudCarbonFootprint(settings),
            results: new SlowResults({
              cache,
              logger,
              ttl: settings.cacheTtl,
            }),
          }),
        );
      },
    });
  },
});
