import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import cookie from '@fastify/cookie';
import { fastify, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from './app.ts';
import { registerBodies } from './bodies/register.ts';
import { composerOf } from './compositions/composer.ts';
import { openLibrary } from './library/access.ts';
import { loggerOf, registerRequestLog } from './observe/logging.ts';
import { registerMetrics } from './observe/metrics.ts';
import { answerClientError, answerFrameworkError } from './problems/early.ts';
import { registerProblems } from './problems/register.ts';
import { openProjectsFolder } from './projects/folder.ts';
import { openProjects } from './projects/projects.ts';
import type { Context } from './routes/context.ts';
import { registerRoutes } from './routes/register.ts';
import { registerValidation } from './routes/validation.ts';
import { accessOf, registerAccess } from './security/access.ts';
import { registerGuards } from './security/guards.ts';
import { registerHeaders } from './security/headers.ts';
import { registerRateLimit } from './security/rateLimit.ts';
import { DEFAULT_PORTAL_PORTS, limitsOf, type Limits, type ServerOptions } from './settings.ts';

/** Long enough to keep a connection, short enough to end when the server does. */
const KEEP_ALIVE_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_PARAM_LENGTH = 200;

declare module 'fastify' {
  interface FastifyInstance {
    /** A code that opens the page once within two minutes, in place of the token. */
    mintCode(): string;
  }
}

/**
 * Makes the server. It listens when `listen` is called, and on `close` ends all that it started.
 * @throws StagecraftError INVALID_LIBRARY, and in local mode PROJECTS_FOLDER_MISSING and
 * PROJECTS_INSIDE_STAGECRAFT
 */
export async function createServer(given: ServerOptions): Promise<App> {
  const [library, version, options] = await Promise.all([
    openLibrary(given.root),
    readVersion(given.root),
    withFolder(given),
  ]);
  const limits = limitsOf(options);
  const app = newApp(options, limits);
  registerProblems(app, { trusted: options.mode === 'local' });
  registerRequestLog(app);
  const metrics = registerMetrics(app);
  const access = accessOf(options);
  const composer = composerOf(library, metrics);
  const parts = { options, limits, version, access, library, composer, metrics };
  const context: Context = { ...parts, projects: projectsOf(options, limits, parts) };
  await app.register(cookie);
  await registerHeaders(app, options);
  registerGuards(app, options, limits);
  await registerRateLimit(app, limits);
  registerAccess(app, options, access);
  registerBodies(app);
  registerValidation(app);
  await registerRoutes(app, context);
  app.decorate('mintCode', () => access.mintCode());
  return app;
}

function newApp(options: ServerOptions, limits: Limits): App {
  const { trustProxy = false } = options;
  const app = fastify({
    logger: loggerOf(options) ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : trustProxy,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: limits.requestTimeoutMs,
      // Node looks for late requests this often.
      connectionsCheckingInterval: Math.min(5000, limits.requestTimeoutMs),
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerFrameworkError,
  });
  return app.withTypeProvider<ZodTypeProvider>();
}

type Parts = Pick<Context, 'composer' | 'metrics'>;

function projectsOf(options: ServerOptions, limits: Limits, { composer, metrics }: Parts) {
  if (options.mode === 'public') return undefined;
  return openProjects({
    folder: options.projectsFolder,
    ports: options.portalPorts ?? DEFAULT_PORTAL_PORTS,
    creations: limits.creations,
    composer,
    metrics,
  });
}

async function withFolder(options: ServerOptions): Promise<ServerOptions> {
  if (options.mode === 'public') return options;
  const projectsFolder = await openProjectsFolder(options.projectsFolder, options.root);
  return { ...options, projectsFolder };
}

async function readVersion(root: string): Promise<string> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'unknown';
}
