import rateLimit from '@fastify/rate-limit';
import type { onRequestHookHandler } from 'fastify';
import type { App } from '../app.ts';
import { HttpError } from '../problems/httpError.ts';
import type { Limits } from '../settings.ts';

const MINUTE = 60_000;
/** Callers that are remembered; the one not heard of for longest is forgotten first. */
const CALLERS = 20_000;

/** Limits requests by caller: an IPv4 address, or a /64 network of IPv6. */
export async function registerRateLimit(app: App, limits: Limits): Promise<void> {
  const { requestsPerMinute, compositionsPerMinute } = limits;
  if (requestsPerMinute === 0 && compositionsPerMinute === 0) return;
  if (compositionsPerMinute > 0) limitHeavyRoutes(app, compositionsPerMinute);
  await app.register(rateLimit, {
    global: requestsPerMinute > 0,
    max: requestsPerMinute,
    timeWindow: MINUTE,
    cache: CALLERS,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new HttpError({
        status: 429,
        code: 'TOO_MANY_REQUESTS',
        message: `More than ${max} requests of this kind came from you within a minute.`,
        fix: `Try again in ${Math.ceil(ttl / 1000)} seconds.`,
      }),
  });
}

/** They share one limit, in place of that of all others. */
function limitHeavyRoutes(app: App, max: number): void {
  let limit: onRequestHookHandler | undefined;
  app.addHook('onRoute', (route) => {
    if (route.config?.heavy !== true) return;
    limit ??= app.rateLimit({ max, timeWindow: MINUTE });
    route.config = { ...route.config, rateLimit: false };
    route.onRequest = [route.onRequest ?? [], limit].flat();
  });
}
