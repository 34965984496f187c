import {
  compatWrapper,
  convertLegacyPlugin,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  backstagePluginPrometheusPlugin,
  EntityPrometheusAlertCard,
  EntityPrometheusContent,
  isPrometheusAvailable,
} from '@roadiehq/backstage-plugin-prometheus';

// The plugin is written for the old frontend system: its parts are made
// extensions of the new one here.
export const prometheusPlugin = convertLegacyPlugin(
  backstagePluginPrometheusPlugin,
  {
    extensions: [
      EntityContentBlueprint.make({
        name: 'prometheus',
        params: {
          path: '/prometheus',
          title: 'Prometheus',
          routeRef: convertLegacyRouteRef(
            backstagePluginPrometheusPlugin.routes.root,
          ),
          filter: isPrometheusAvailable,
          loader: async () => compatWrapper(<EntityPrometheusContent />),
        },
      }),
      EntityCardBlueprint.make({
        name: 'alerts',
        params: {
          filter: entity =>
            Boolean(entity.metadata.annotations?.['prometheus.io/alert']),
          loader: async () =>
            compatWrapper(
              <EntityPrometheusAlertCard
                showAnnotations={false}
                showLabels={false}
              />,
            ),
        },
      }),
    ],
  },
);
