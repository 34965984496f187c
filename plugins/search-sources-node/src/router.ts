import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { SearchSourcesService } from './service';
import type { RegisteredSource, SourceStatus } from './status';

/**
 * The answer of `GET /api/search/sources`.
 *
 * @public
 */
export interface SourcesResponse {
  sources: SourceStatus[];
}

export interface RouterOptions {
  registry: Pick<SearchSourcesService, 'statuses'> & {
    readonly sources: readonly RegisteredSource[];
  };
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

export function createRouter(options: RouterOptions): ExpressRouter {
  const { registry, httpAuth, permissions } = options;
  const router = Router();

  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    // Who may find nothing of a source need not know of it either.
    const isShown = async ({ permission }: RegisteredSource) => {
      if (!permission) return true;
      const [decision] = isResourcePermission(permission)
        ? await permissions.authorizeConditional([{ permission }], {
            credentials,
          })
        : await permissions.authorize([{ permission }], { credentials });
      return decision?.result !== AuthorizeResult.DENY;
    };
    const { sources } = registry;
    const shown = await Promise.all(sources.map(isShown));
    const types = new Set(
      sources.filter((_, index) => shown[index]).map(each => each.source.type),
    );
    const statuses = await registry.statuses();
    const response: SourcesResponse = {
      sources: statuses.filter(({ type }) => types.has(type)),
    };
    res.json(response);
  });

  return router;
}
