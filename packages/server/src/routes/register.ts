import etag from '@fastify/etag';
import type { App } from '../app.ts';
import { archiveRoutes } from './archives.ts';
import { compositionRoutes } from './compositions.ts';
import type { Context } from './context.ts';
import { eventRoutes } from './events.ts';
import { featureRoutes } from './features.ts';
import { healthRoutes } from './health.ts';
import { openApiRoutes, registerOpenApi } from './openapi.ts';
import { presetRoutes } from './presets.ts';
import { projectRoutes } from './projects.ts';
import { releaseRoutes } from './releases.ts';
import { schemaRoutes } from './schema.ts';
import { siteRoutes } from './site.ts';

/** Seconds that a CDN may keep what changes with the next version of Stagecraft only. */
const SHARED_SECONDS = 300;

export async function registerRoutes(app: App, context: Context): Promise<void> {
  await registerOpenApi(app, context);
  healthRoutes(app, context);
  await app.register(async (scope: App) => {
    await cacheByContent(scope, context);
    featureRoutes(scope, context);
    releaseRoutes(scope, context);
    presetRoutes(scope, context);
    schemaRoutes(scope, context);
    compositionRoutes(scope, context);
    archiveRoutes(scope, context);
    await openApiRoutes(scope);
  });
  const { projects } = context;
  if (projects !== undefined) {
    await app.register(async (scope: App) => {
      projectRoutes(scope, projects);
      eventRoutes(scope, projects);
      scope.addHook('preClose', () => projects.close());
    });
  }
  await siteRoutes(app, context);
}

/** Strong ETags by content, and 304 for who has it already. */
async function cacheByContent(scope: App, { options }: Context): Promise<void> {
  const reading = options.mode === 'public' ? `public, max-age=${SHARED_SECONDS}` : 'no-cache';
  scope.addHook('onRequest', async (request) => {
    // Only what is read can be "not modified".
    if (!isReading(request.method)) delete request.headers['if-none-match'];
  });
  scope.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader('cache-control')) return;
    reply.header('cache-control', isReading(request.method) ? reading : 'no-store');
  });
  await scope.register(etag, { algorithm: 'sha256' });
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
