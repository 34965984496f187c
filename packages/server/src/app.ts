import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The server, with routes typed by their Zod schemas. */
export type App = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route in local mode. Whoever has the token, where nothing is said. */
    access?: 'open' | 'page' | 'metrics';
    /** Counts as heavy work for the rate limit. */
    heavy?: boolean;
  }
}
