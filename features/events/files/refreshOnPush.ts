import {
  coreServices,
  createBackendModule,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  catalogScmEventsServiceRef,
  type CatalogScmEvent,
} from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';

export interface RefreshOnPush {
  readonly id: string;
  readonly topic: string;
  /** What changed; none when it is nothing that the catalog reads. */
  readonly changes: (
    payload: unknown,
    config: RootConfigService,
  ) => CatalogScmEvent[];
}

/** Lets the catalog read again what a push changed. */
export function refreshOnPush({ id, topic, changes }: RefreshOnPush) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: `${id}-refresh-on-push`,
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          events: eventsServiceRef,
          scmEvents: catalogScmEventsServiceRef,
        },
        async init({ config, events, scmEvents }) {
          await events.subscribe({
            id: `catalog-${id}-refresh-on-push`,
            topics: [topic],
            onEvent: async ({ eventPayload }) => {
              await scmEvents.publish(changes(eventPayload, config));
            },
          });
        },
      });
    },
  });
}
