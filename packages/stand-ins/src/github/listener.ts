import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  GithubRefusal,
  refusalBody,
  type Actor,
  type Answer,
  type Call,
  type Handler,
  type Route,
} from './call.ts';
import { gitRequest, mayUse, serveGit, type GitRequest } from './gitHttp.ts';
import { answerGraphql } from './graphql/index.ts';
import type { Oauth } from './oauth.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { restRoutes } from './rest/index.ts';
import { createRouter, type Match, type Router } from './router.ts';
import type { RecordedRequest } from './server.ts';
import type { Tokens } from './tokens.ts';
import { ENTERPRISE_VERSION } from './version.ts';
import { webRoutes } from './web.ts';
import type { World } from './world.ts';

export interface ListenerParts {
  readonly world: World;
  readonly tokens: Tokens;
  readonly oauth: Oauth;
  readonly record: (request: RecordedRequest) => unknown;
}

const API = '/api/v3';
const MOST_BYTES = 40 * 1024 * 1024;

/** Browsers call GitHub's API from any origin; it names these headers so that they may read them. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-GitHub-Enterprise-Version, X-GitHub-Media-Type, X-GitHub-Request-Id',
};

const preflight = {
  ...cors,
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Accept-Encoding, User-Agent, X-Requested-With, X-GitHub-Api-Version, GraphQL-Features',
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  'access-control-max-age': '86400',
};

/** The API takes JSON whatever the request calls it; only the OAuth pages take forms. */
async function readBody(incoming: IncomingMessage, forms = false): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new GithubRefusal(413, 'Payload Too Large');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  if (body === '') return undefined;
  if (forms && (incoming.headers['content-type'] ?? '').includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new GithubRefusal(400, 'Problems parsing JSON');
  }
}

function send(response: ServerResponse, answer: Answer, extra: Record<string, string>): void {
  const { status, body } = answer;
  const headers = { ...extra, ...answer.headers };
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  if (!raw) headers['content-type'] = 'application/json; charset=utf-8';
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(raw ? String(body) : JSON.stringify(body));
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) }).end(bytes);
}

interface Asked {
  readonly incoming: IncomingMessage;
  readonly url: URL;
}

function callOf(parts: ListenerParts, asked: Asked, actor: Actor | undefined): Call {
  return {
    world: parts.world,
    // Node leaves the body out of the answer to HEAD.
    method: asked.incoming.method?.replace('HEAD', 'GET') ?? 'GET',
    url: asked.url,
    params: {},
    headers: asked.incoming.headers,
    body: undefined,
    actor,
  };
}

async function run(handler: Handler, call: Call): Promise<Answer> {
  try {
    return await handler(call);
  } catch (error) {
    if (error instanceof GithubRefusal) return { status: error.status, body: refusalBody(error) };
    throw error;
  }
}

function checkToken(match: Match, actor: Actor | undefined): void {
  if (match.route.needs === 'token' && actor === undefined) {
    throw new GithubRefusal(401, 'Requires authentication');
  }
}

function oauthRoutes(oauth: Oauth): Route[] {
  return [
    { method: 'GET', path: '/login/oauth/authorize', handler: oauth.authorize },
    { method: 'POST', path: '/login/oauth/access_token', handler: oauth.exchange },
  ];
}

interface Desk {
  readonly parts: ListenerParts;
  readonly rest: Router;
  readonly web: Router;
  readonly limit: RateLimit;
}

function isGraphql(path: string): boolean {
  // Octokit turns `/api/v3` into `/api/graphql`; other clients append to the base they were given.
  return path === '/api/graphql' || path === `${API}/graphql`;
}

/** The API: who asks, what for, and the headers that GitHub sends along. */
async function answerApi(
  desk: Desk,
  asked: Asked,
): Promise<[Answer, Record<string, string>, Call]> {
  const { parts } = desk;
  const path = asked.url.pathname;
  const graphql = isGraphql(path);
  let call = callOf(parts, asked, undefined);
  const answer = await run(async () => {
    call = { ...call, actor: parts.tokens.actor(asked.incoming.headers.authorization) };
    call = { ...call, body: await readBody(asked.incoming) };
    if (graphql && call.method === 'POST') return answerGraphql(call);
    const match = desk.rest(call.method, path.slice(API.length) || '/');
    if (!match) throw new GithubRefusal(404, 'Not Found');
    checkToken(match, call.actor);
    return match.route.handler({ ...call, params: match.params });
  }, call);
  const headers = {
    ...cors,
    ...desk.limit(call.actor?.token, graphql ? 'graphql' : 'core'),
    'x-github-request-id': randomUUID(),
    'x-github-enterprise-version': ENTERPRISE_VERSION,
    'x-github-media-type': 'github.v3; format=json',
    ...(call.actor === undefined ? {} : { 'x-oauth-scopes': call.actor.scopes.join(', ') }),
  };
  return [answer, headers, call];
}

async function answerWeb(
  desk: Desk,
  asked: Asked,
): Promise<[Answer, Record<string, string>, Call]> {
  let call = callOf(desk.parts, asked, undefined);
  const answer = await run(async () => {
    const match = desk.web(call.method, asked.url.pathname);
    if (!match) throw new GithubRefusal(404, 'Not Found');
    // The OAuth endpoints take an application's credentials there, which are no token.
    if (!asked.url.pathname.startsWith('/login/')) {
      call = { ...call, actor: desk.parts.tokens.actor(asked.incoming.headers.authorization) };
    }
    call = { ...call, body: await readBody(asked.incoming, true) };
    return match.route.handler({ ...call, params: match.params });
  }, call);
  return [answer, cors, call];
}

type Served = Pick<RecordedRequest, 'status' | 'login'>;

async function answerGit(
  desk: Desk,
  asked: Asked,
  response: ServerResponse,
  request: GitRequest,
): Promise<Served> {
  let actor: Actor | undefined;
  try {
    actor = desk.parts.tokens.actor(asked.incoming.headers.authorization);
  } catch {
    // A wrong token is asked for again, below.
  }
  if (!mayUse(request, actor)) {
    // Git sends its credentials only when asked.
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Unauthorized\n');
    return { status: 401, login: undefined };
  }
  const status = await serveGit({ ...asked, world: desk.parts.world, response, request, actor });
  return { status, login: actor?.user.login };
}

async function serve(desk: Desk, asked: Asked, response: ServerResponse): Promise<Served> {
  const path = asked.url.pathname;
  const api = path === API || path.startsWith(`${API}/`) || isGraphql(path);
  if (asked.incoming.method === 'OPTIONS') {
    send(response, { status: 204 }, preflight);
    return { status: 204, login: undefined };
  }
  const git = api ? undefined : gitRequest(desk.parts.world, asked.url);
  if (git) return answerGit(desk, asked, response, git);
  const [answer, headers, call] = await (api ? answerApi : answerWeb)(desk, asked);
  send(response, answer, headers);
  return { status: answer.status, login: call.actor?.user.login };
}

/** Answers a request, whatever it is, and writes down that it came. */
export function createListener(parts: ListenerParts) {
  const desk: Desk = {
    parts,
    rest: createRouter(restRoutes),
    web: createRouter([...oauthRoutes(parts.oauth), ...webRoutes]),
    limit: createRateLimit(parts.world.now),
  };
  return (incoming: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(incoming.url ?? '/', parts.world.addresses.own);
    const { pathname: path, search: query } = url;
    const method = incoming.method ?? 'GET';
    void serve(desk, { incoming, url }, response)
      .catch((error: unknown): Served => {
        const message = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.destroy();
        else send(response, { status: 500, body: { message } }, cors);
        return { status: 500, login: undefined };
      })
      .then((served) => parts.record({ method, path, query, ...served }));
  };
}
