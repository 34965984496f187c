import { json, type Route } from '../call.ts';
import { ENTERPRISE_VERSION } from '../version.ts';
import { accountRoutes } from './accounts.ts';
import { actionRoutes } from './actions.ts';
import { contentRoutes } from './contents.ts';
import { gitRoutes } from './git.ts';
import { issueRoutes } from './issues.ts';
import { protectionRoutes } from './protection.ts';
import { repositoryRoutes } from './repositories.ts';
import { securityRoutes } from './security.ts';

const metaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/meta',
    handler: () =>
      json({ verifiable_password_authentication: false, installed_version: ENTERPRISE_VERSION }),
  },
  { method: 'GET', path: '/versions', handler: () => json(['2022-11-28']) },
];

/** What the stand-in answers under `/api/v3`. */
export const restRoutes: readonly Route[] = [
  ...metaRoutes,
  ...accountRoutes,
  ...repositoryRoutes,
  ...protectionRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...actionRoutes,
  ...issueRoutes,
  ...securityRoutes,
];
