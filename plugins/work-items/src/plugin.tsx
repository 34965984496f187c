import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { RiListCheck3 } from '@remixicon/react';
import { WorkItemsClient, workItemsApiRef } from './api';
import { hasOrMayHaveItems, namesATracker } from './filters';
import { entityContentRouteRef } from './routes';

const workItemsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: workItemsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new WorkItemsClient(deps),
    }),
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/work-items',
    title: 'Work items',
    icon: <RiListCheck3 aria-hidden="true" />,
    routeRef: entityContentRouteRef,
    filter: hasOrMayHaveItems,
    loader: async () => {
      const content = await import('./components/EntityWorkItemsContent');
      return <content.EntityWorkItemsContent />;
    },
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: namesATracker,
    loader: async () => {
      const card = await import('./components/EntityWorkItemsCard');
      return <card.EntityWorkItemsCard />;
    },
  },
});

const assignedToMe = HomePageWidgetBlueprint.make({
  name: 'assigned-to-me',
  params: {
    name: 'WorkItemsAssignedToMe',
    title: 'Assigned to me',
    description: 'Open work items that are assigned to you',
    layout: {
      width: { defaultColumns: 5, minColumns: 3 },
      height: { defaultRows: 5, minRows: 3 },
    },
    components: async () => {
      const { AssignedToMe } = await import('./components/AssignedToMe');
      return { Content: AssignedToMe };
    },
  },
});

/** @public */
export const workItemsPlugin = createFrontendPlugin({
  pluginId: 'work-items',
  title: 'Work items',
  icon: <RiListCheck3 aria-hidden="true" />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityContent: entityContentRouteRef },
  extensions: [workItemsApi, entityContent, entityCard, assignedToMe],
});
