import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds } from '@backstage/types';
import {
  workItemTrackersExtensionPoint,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import { createRouter } from './router';
import { WorkItemReader } from './WorkItemReader';

const MINUTE = 60_000;
const LIMIT = 500;

/** @public */
export const workItemsPlugin = createBackendPlugin({
  pluginId: 'work-items',
  register(env) {
    const trackers = new Map<string, WorkItemTracker>();
    env.registerExtensionPoint(workItemTrackersExtensionPoint, {
      addTracker(tracker) {
        if (trackers.has(tracker.id)) {
          throw new ConflictError(
            `There are two trackers called ${tracker.id}`,
          );
        }
        trackers.set(tracker.id, tracker);
      },
    });
    env.registerInit({
      deps: {
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        userInfo: coreServices.userInfo,
      },
      async init({
        cache,
        catalog,
        config,
        httpAuth,
        httpRouter,
        logger,
        userInfo,
      }) {
        const own = config.getOptionalConfig('workItems');
        const reader = new WorkItemReader({
          cache,
          logger,
          ttl: own?.has('cacheFor')
            ? durationToMilliseconds(
                readDurationFromConfig(own, { key: 'cacheFor' }),
              )
            : MINUTE,
          limit: own?.getOptionalNumber('limit') ?? LIMIT,
        });
        httpRouter.use(
          createRouter({
            catalog,
            httpAuth,
            reader,
            trackers: [...trackers.values()],
            userInfo,
          }),
        );
      },
    });
  },
});
