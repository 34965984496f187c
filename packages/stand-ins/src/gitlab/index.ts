import { NARROW_TOKEN, ORGANIZATION, SHOWN, TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { answerGraphql } from './graphql.ts';
import { answerRest } from './rest.ts';
import { seedGitlab } from './seed.ts';
import type { World } from './views.ts';

const API = '/api/v4';
const INSUFFICIENT = {
  error: 'insufficient_scope',
  error_description: 'The request requires higher privileges than provided by the access token.',
  scope: 'api read_api',
};

/** Starts a stand-in for GitLab in place of the host that a project names. */
export async function startGitlab({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const text = (name: string, usual: string) =>
    typeof options[name] === 'string' ? options[name] : usual;
  const host = text('host', 'gitlab.com');
  const group = text('group', ORGANIZATION);
  const world: World = { seed: seedGitlab(now, group), web: `https://${host}`, now };
  const shop = world.seed.projects.find(({ path }) => path.endsWith(`/${SHOWN}`));
  return serveStandIn({
    title: 'GitLab',
    port,
    values: (url) => ({
      apiUrl: url + API,
      token: TOKEN,
      host,
      group,
      project: shop?.path ?? '',
    }),
    answer: () => (call) => respond(world, call),
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  const { path, headers } = call;
  const asksApi = path.startsWith(`${API}/`);
  if (!asksApi && path !== '/api/graphql') return { status: 404, body: 'Not found' };
  const own = headers['private-token'];
  const token = typeof own === 'string' ? own : bearerToken(call);
  if (token === NARROW_TOKEN) return { status: 403, body: INSUFFICIENT };
  if (token !== undefined && token !== TOKEN) return refusal(asksApi);
  if (asksApi) {
    // Without a token only what is public is there, which nothing of the company is.
    if (token === undefined) return anonymous(path.slice(API.length));
    return answerRest(world, path.slice(API.length), call);
  }
  return token === undefined ? refusal(false) : answerGraphql(world, call);
}

function refusal(asksApi: boolean): StandInAnswer {
  const body = asksApi
    ? { message: '401 Unauthorized' }
    : { errors: [{ message: 'Invalid token' }] };
  return { status: 401, body };
}

function anonymous(path: string): StandInAnswer {
  const [, what] = /^\/(project|group)s\/[^/]+/.exec(path) ?? [];
  if (what === undefined) return refusal(true);
  const name = what === 'project' ? 'Project' : 'Group';
  return { status: 404, body: { message: `404 ${name} Not Found` } };
}
