import { z } from 'zod';
import type { App } from '../app.ts';
import { HttpError } from '../problems/httpError.ts';
import { hasPage } from '../site/page.ts';
import { answer, problems, type Context } from './context.ts';

/** A composition that worked once says enough for this long. */
const PROVEN_FOR_MS = 60_000;

/** `/healthz`, `/readyz` and `/metrics`, for whoever runs the server. */
export function healthRoutes(app: App, context: Context): void {
  const statusSchema = z.object({ status: z.literal('ok') });
  app.get(
    '/healthz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'isAlive',
        tags: ['Operation'],
        summary: 'Whether the process is alive',
        response: { 200: answer('It is', statusSchema, 'application/json'), ...problems() },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  const check = readiness(context);
  app.get(
    '/readyz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'isReady',
        tags: ['Operation'],
        summary: 'Whether it can compose on the newest release, and has the page',
        response: { 200: answer('It can', statusSchema, 'application/json'), ...problems(503) },
      },
    },
    async (_request, reply) => {
      await check();
      return reply.header('cache-control', 'no-store').send({ status: 'ok' });
    },
  );
  app.get(
    '/metrics',
    {
      config: { access: 'metrics' },
      schema: {
        operationId: 'getMetrics',
        tags: ['Operation'],
        summary: 'Counts and times for Prometheus; from this machine, or with the token',
        response: { 200: answer('Metrics', z.string(), 'text/plain'), ...problems() },
      },
    },
    async (_request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .header('content-type', context.metrics.contentType)
        .send(await context.metrics.text()),
  );
}

function readiness({ composer, options }: Context): () => Promise<void> {
  let provenAt = -Infinity;
  const compose = async () => {
    if (performance.now() - provenAt < PROVEN_FOR_MS) return;
    await composer.compose({
      blueprint: { stagecraft: 1, name: 'ready', release: 'latest', features: {} },
      locate: () => undefined,
    });
    provenAt = performance.now();
  };
  return async () => {
    await compose().catch((cause: unknown) => {
      throw notReady('the newest release does not compose', 'See the log of the server.', cause);
    });
    if (await hasPage(options.webRoot)) return;
    throw notReady('the web application is not built', 'Run `npm run build`.');
  };
}

function notReady(why: string, fix: string, cause?: unknown): HttpError {
  const message = `Not ready: ${why}.`;
  return new HttpError({ status: 503, code: 'NOT_READY', message, fix, cause });
}
