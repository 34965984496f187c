import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The tab on the page of an entity. */
export const entityContentRouteRef = createRouteRef();
