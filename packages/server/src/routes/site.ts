import { presetFeatures, shareBlueprint } from '@stagecraft/engine';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../app.ts';
import { HttpError } from '../problems/httpError.ts';
import { readAuthority } from '../security/hosts.ts';
import { preferred } from '../site/accept.ts';
import { helpText } from '../site/help.ts';
import { hasPage, messagePage, PAGE } from '../site/page.ts';
import { answer, problems, type Context } from './context.ts';

/** Vite and the data files put a hash of the content into the names in these folders. */
const HASHED = /[\\/](assets|data)[\\/][^\\/]+-[\w-]{8,}\.\w+(\.map)?(\.br|\.gz)?$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

const configSchema = z.object({
  server: z.object({
    create: z.boolean().describe('Whether projects can be created on this machine'),
    projectsFolder: z.string().optional(),
    version: z.string(),
  }),
});

/** The web application, and the help for those who ask without a browser. */
export async function siteRoutes(app: App, context: Context): Promise<void> {
  const { options, version } = context;
  await app.register(fastifyStatic, {
    root: options.webRoot,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    suppressWarning: true,
    cacheControl: false,
    setHeaders: (reply, file) =>
      void reply.header('cache-control', HASHED.test(file) ? FOR_EVER : ASK_EACH_TIME),
  });
  const config = {
    server: {
      create: options.mode === 'local',
      ...(options.mode === 'local' ? { projectsFolder: options.projectsFolder } : {}),
      version,
    },
  };
  app.get(
    '/config.json',
    {
      schema: {
        operationId: 'getConfig',
        tags: ['Page'],
        summary: 'What the page can do with this server',
        response: { 200: answer('Its settings', configSchema, 'application/json'), ...problems() },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send(config),
  );
  const page = pageHandler(context);
  const schema = {
    tags: ['Page'],
    response: {
      200: {
        description: 'The page for browsers, a help text for others',
        content: {
          'text/html': { schema: z.string() },
          'text/plain': { schema: z.string() },
        },
      },
      ...problems(406, 503),
    },
  };
  const open = { access: 'page' } as const;
  const summary = 'The web application, or help for curl';
  app.get('/', { config: open, schema: { ...schema, operationId: 'getPage', summary } }, page);
  app.get(`/${PAGE}`, { config: open, schema: { hide: true } }, page);
}

function pageHandler(context: Context) {
  const { options, access } = context;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('vary', 'accept, user-agent, cookie');
    const type = typeFor(request);
    const token = new URL(request.url, 'http://localhost').searchParams.get('token');
    if (options.mode === 'local' && token !== null && access.opens(token)) {
      access.remember(request, reply);
      return reply.header('cache-control', 'no-store').redirect(withoutToken(request.url), 303);
    }
    if (type === 'text/plain') {
      const text = await helpFor(request, context);
      return reply.type(TEXT).header('cache-control', ASK_EACH_TIME).send(text);
    }
    if (options.mode === 'local' && !access.isKnown(request)) return refuse(reply);
    if (!(await hasPage(options.webRoot))) return notBuilt(reply);
    return reply.sendFile(PAGE);
  };
}

/** Browsers name what they take; what takes anything and is no browser is a person at a terminal. */
function typeFor(request: FastifyRequest): 'text/html' | 'text/plain' {
  const isBrowser = (request.headers['user-agent'] ?? '').startsWith('Mozilla/');
  const offered = isBrowser ? ['text/html', 'text/plain'] : ['text/plain', 'text/html'];
  const type = preferred(request.headers.accept, offered);
  if (type === 'text/html' || type === 'text/plain') return type;
  throw new HttpError({
    status: 406,
    code: 'NOT_ACCEPTABLE',
    message: 'This is a page or a text; the Accept header takes neither.',
    fix: 'Accept text/html or text/plain, or see /api/v1/openapi.json for data.',
  });
}

/** Relative, so that it stays on this server whatever the address looked like. */
function withoutToken(address: string): string {
  const { searchParams } = new URL(address, 'http://localhost');
  searchParams.delete('token');
  const rest = searchParams.toString();
  return rest === '' ? '/' : `/?${rest}`;
}

function refuse(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .type(HTML)
    .header('cache-control', 'no-store')
    .send(
      messagePage('This page needs its token', [
        'Stagecraft can create projects and start them on this machine, so only who has the token may open it.',
        'Open the address that <code>stagecraft serve</code> or <code>npm start</code> printed in its terminal: it ends in <code>?token=…</code>.',
        'Where the terminal is gone, end Stagecraft and start it again.',
      ]),
    );
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type(HTML)
    .header('cache-control', 'no-store')
    .send(
      messagePage('The web application is not built', [
        'Run <code>npm run build</code> in the folder of Stagecraft and load this page again. <code>npm start</code> does it by itself.',
        'The API works without it: <a href="/api/docs">/api/docs</a>.',
      ]),
    );
}

async function helpFor(request: FastifyRequest, { library, options }: Context): Promise<string> {
  const release = await library.release('latest');
  const preset = library.library.presets.get('github') ?? [...library.library.presets.values()][0];
  const features = preset ? presetFeatures(preset, library.library, release).features : {};
  return helpText({
    library: library.library,
    origin: originOf(request),
    token: options.mode === 'local',
    shared: shareBlueprint({ stagecraft: 1, name: 'acme-portal', release: 'latest', features }),
  });
}

/** As in the address that was asked; it stands in commands to copy, so it must be a name. */
function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${readAuthority(host) === undefined ? 'localhost' : host}`;
}
