import {
  compatWrapper,
  convertLegacyPlugin,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import {
  RbacIcon,
  RbacPage,
  rbacPlugin as legacyPlugin,
} from '@backstage-community/plugin-rbac';

// The plugin is written for the old frontend system: its page is made an
// extension of the new one here.
export const rbacPlugin = convertLegacyPlugin(legacyPlugin, {
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/rbac',
        title: 'Roles',
        icon: <RbacIcon />,
        routeRef: convertLegacyRouteRef(legacyPlugin.routes.root),
        loader: async () => compatWrapper(<RbacPage useHeader={false} />),
      },
    }),
  ],
});
