import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { App } from '../app.ts';
import type { ServerOptions } from '../settings.ts';

const LONGEST_PATH = 200;

/** Never in a log, wherever they stand. */
const REDACTED = ['token', 'secrets', 'authorization', 'cookie', 'body'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/**
 * Structured log: one line a request, without headers, bodies and the values of the query. As a
 * last guard the token is taken out of every line.
 */
export function loggerOf({ log, token }: ServerOptions): FastifyServerOptions['logger'] {
  if (log === undefined) return false;
  const { level, stream = process.stdout } = log;
  return {
    level,
    redact: { paths: REDACTED, censor: '***' },
    stream: {
      write: (line) =>
        void stream.write(token === undefined ? line : line.replaceAll(token, '***')),
    },
    serializers: { req: requestLog, res: ({ statusCode }) => ({ statusCode }) },
  };
}

export function registerRequestLog(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const { path, query } = requestLog(request);
    const route = routeOptions.url ?? null;
    request.log.info({ method, route, path, query, status: reply.statusCode, ms }, 'request');
  });
  app.addHook('onRequestAbort', async (request) => {
    request.log.info(requestLog(request), 'aborted');
  });
}

/** What of a request may be written down. */
function requestLog({ method, url }: Pick<FastifyRequest, 'method' | 'url'>) {
  const [path = '', query = ''] = url.split('?', 2);
  const names = [...new Set(new URLSearchParams(query).keys())];
  return {
    method,
    path: path.slice(0, LONGEST_PATH),
    query: names.map((name) => name.slice(0, 20)).slice(0, 10),
  };
}
