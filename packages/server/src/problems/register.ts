import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { HttpError } from './httpError.ts';
import { problemOf, PROBLEM_TYPE, type Problem } from './problem.ts';
import { faultOf } from './requestFaults.ts';

interface ProblemSettings {
  readonly trusted: boolean;
}

/** Every error that leaves the server is a problem of RFC 9457. */
export function registerProblems(app: App, { trusted }: ProblemSettings): void {
  const routes = rememberRoutes(app);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, { instance: instanceOf(request), trusted });
    if (problem.status >= 500) request.log.error({ err: error }, problem.code);
    if (error instanceof HttpError) reply.headers(error.headers);
    return sendProblem(problem, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const methods = routes.methodsOf(path);
    if (methods.length === 0) throw faultOf(404);
    const allow = methods.join(', ');
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send();
    throw new HttpError({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      message: `${request.method} does nothing here.`,
      fix: `Use ${allow}.`,
      headers: { allow },
    });
  });
}

export function sendProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  return reply
    .code(problem.status)
    .type(`${PROBLEM_TYPE}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .send(problem);
}

export function instanceOf(request: FastifyRequest): string {
  return `urn:uuid:${request.id}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, String.raw`\$&`);
}

/** Which methods an address has, by the routes that are registered after this call. */
function rememberRoutes(app: App) {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // The files of the page are everywhere, so they tell nothing about an address.
    if (url.endsWith('*')) return;
    const source = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : escaped(part)))
      .join('/');
    routes.push({ pattern: new RegExp(`^${source}$`), methods: [method].flat() });
  });
  return {
    methodsOf(path: string): string[] {
      const found = routes.filter(({ pattern }) => pattern.test(path));
      return [...new Set(found.flatMap(({ methods }) => methods))].toSorted();
    },
  };
}
