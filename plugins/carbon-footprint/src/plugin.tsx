import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiLeafLine } from '@remixicon/react';
import { isCarbonFootprintAvailable } from '@stagecraft/plugin-carbon-footprint-common';
import { carbonFootprintApiRef, CarbonFootprintClient } from './api';
import { rootRouteRef } from './routes';

const TITLE = 'Carbon footprint';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: carbonFootprintApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CarbonFootprintClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/carbon-footprint',
    title: TITLE,
    icon: <RiLeafLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/CarbonFootprintPage').then(m => (
        <m.CarbonFootprintPage />
      )),
  },
});

const entityCard = EntityCardBlueprint.make({
  name: 'summary',
  params: {
    type: 'info',
    filter: isCarbonFootprintAvailable,
    loader: () => import('./components/EntityCard').then(m => <m.EntityCard />),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/carbon-footprint',
    title: TITLE,
    filter: isCarbonFootprintAvailable,
    loader: () =>
      import('./components/EntityContent').then(m => <m.EntityContent />),
  },
});

/** The page, a card and a tab of entities. */
export const carbonFootprintPlugin = createFrontendPlugin({
  pluginId: 'carbon-footprint',
  title: TITLE,
  icon: <RiLeafLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [api, page, entityCard, entityContent],
});
