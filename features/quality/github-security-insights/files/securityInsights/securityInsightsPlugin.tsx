import { compatWrapper, convertLegacyPlugin } from '@backstage/core-compat-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  isSecurityInsightsAvailable,
  securityInsightsPlugin as legacyPlugin,
} from '@roadiehq/backstage-plugin-security-insights';

// The plugin is written for the old frontend system: its parts are made an
// extension of the new one here.
export const securityInsightsPlugin = convertLegacyPlugin(legacyPlugin, {
  extensions: [
    EntityContentBlueprint.make({
      name: 'security-insights',
      params: {
        path: '/security-insights',
        title: 'Security Insights',
        filter: isSecurityInsightsAvailable,
        loader: () =>
          import('./SecurityInsightsContent').then(m =>
            compatWrapper(<m.SecurityInsightsContent />),
          ),
      },
    }),
  ],
});
