import {
  compatWrapper,
  convertLegacyPlugin,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  buildkitePlugin,
  EntityBuildkiteContent,
  isBuildkiteAvailable,
} from '@roadiehq/backstage-plugin-buildkite';

// The plugin is made for Backstage's former frontend system: this brings it
// into the new one, as a tab of each component that names its pipeline.
export const buildkite = convertLegacyPlugin(buildkitePlugin, {
  extensions: [
    EntityContentBlueprint.make({
      name: 'builds',
      params: {
        path: '/buildkite',
        title: 'Buildkite',
        routeRef: convertLegacyRouteRef(buildkitePlugin.routes.entityContent),
        filter: isBuildkiteAvailable,
        loader: async () => compatWrapper(<EntityBuildkiteContent />),
      },
    }),
  ],
});
