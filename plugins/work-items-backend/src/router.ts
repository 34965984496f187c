import type {
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { isUserEntity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  TrackerInfo,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import type {
  Person,
  WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { pageOf, parseQuery } from './query';
import type { WorkItemReader } from './WorkItemReader';

export type ParsedQs = Request['query'];

export interface RouterOptions {
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  reader: WorkItemReader;
  trackers: readonly WorkItemTracker[];
  userInfo: UserInfoService;
}

export function createRouter(options: RouterOptions): ExpressRouter {
  const { catalog, httpAuth, reader, trackers, userInfo } = options;
  const infos = trackers.map(infoOf);
  const router = Router();

  router.get('/entity/:kind/:namespace/:name/items', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseQuery(req.query);
    const ref = stringifyEntityRef(req.params);
    // Who may not see the entity may not see its items either.
    const entity = await catalog.getEntityByRef(ref, { credentials });
    if (!entity) throw new NotFoundError(`There is no entity ${ref}`);
    const { items, places, problems } = await reader.read(trackers, tracker =>
      tracker.sourceOf(entity),
    );
    const response: WorkItemsResponse = {
      ...pageOf(items, query),
      places,
      problems,
      trackers: infos,
    };
    res.json(response);
  });

  router.get('/mine', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const query = parseQuery(req.query);
    const { userEntityRef } = await userInfo.getUserInfo(credentials);
    const entity = await catalog.getEntityByRef(userEntityRef, { credentials });
    const person: Person = {
      ref: userEntityRef,
      email:
        entity && isUserEntity(entity) ? entity.spec.profile?.email : undefined,
      annotations: entity?.metadata.annotations ?? {},
    };
    const { items, places, problems } = await reader.read(trackers, tracker =>
      tracker.sourceFor(person),
    );
    const response: WorkItemsResponse = {
      ...pageOf(items, query),
      places,
      problems,
      trackers: infos,
    };
    res.json(response);
  });

  return router;
}

function infoOf({ id, title, annotations }: WorkItemTracker): TrackerInfo {
  return { id, title, annotations };
}
