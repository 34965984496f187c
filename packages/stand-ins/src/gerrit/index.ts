import { TOKEN } from '../company.ts';
import {
  MAIN,
  headOf,
  repositoriesWith,
  type FoundComponent,
  type Repository,
} from '../repositories.ts';
import { route, routed, type Route } from '../routes.ts';
import { basicAuth, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';

/** What only Gerrit has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'parcel-tracker',
    title: 'Parcel tracker',
    description: 'Tells where a parcel is',
    type: 'service',
    team: 'web',
  },
  {
    id: 'depot-planner',
    title: 'Depot planner',
    description: 'Says which van takes which parcel',
    type: 'service',
    team: 'platform',
  },
];

interface World {
  readonly url: string;
  readonly username: string;
  readonly repositories: readonly Repository[];
}

/** Before every JSON answer, so that it can't be run as a script of another site. */
const GUARD = ")]}'\n";
const REF = `refs/heads/${MAIN}`;

/** Starts a stand-in for Gerrit: its REST API for those who have signed in, under `/a/`. */
export async function startGerrit({ port, options = {} }: StandInOptions = {}): Promise<StandIn> {
  const repositories = repositoriesWith(FOUND);
  const asked = options['username'];
  const username = typeof asked === 'string' ? asked : 'backstage';
  return serveStandIn({
    title: 'Gerrit',
    port,
    values: (url) => ({ host: new URL(url).host, username, password: TOKEN }),
    answer: (url) => (call) => respond({ url, username, repositories }, call),
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  if (!call.path.startsWith('/a/')) return missing();
  const given = basicAuth(call);
  if (given?.username !== world.username || given.password !== TOKEN) {
    return {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="Gerrit Code Review"' },
      body: 'Unauthorized',
    };
  }
  return routed(ROUTES, world, call.path.slice('/a'.length), call) ?? missing();
}

function missing(): StandInAnswer {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'Not found',
  };
}

function guarded(value: unknown): StandInAnswer {
  return {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: `${GUARD}${JSON.stringify(value)}\n`,
  };
}

const ofProject = (
  path: string,
  answer: (repository: Repository, world: World, rest: string) => StandInAnswer,
) =>
  route<World>('GET', `/projects/:name${path}`, (world, { name, rest = '' }) => {
    const found = world.repositories.find(({ slug }) => slug === name);
    return found === undefined ? missing() : answer(found, world, rest);
  });

const ROUTES: readonly Route<World>[] = [
  route('GET', '/config/server/version', () => guarded('3.13.2')),
  route('GET', '/accounts/self', ({ username }) =>
    guarded({ _account_id: 1000012, name: 'Backstage', username }),
  ),
  route('GET', '/projects', ({ url, repositories }, _, { query }) => {
    const prefix = query.get('p') ?? '';
    const chosen = repositories.filter(({ slug }) => slug.startsWith(prefix));
    return guarded(
      Object.fromEntries(chosen.map((each) => [each.slug, projectView(url, each)] as const)),
    );
  }),
  ofProject('', (repository, { url }) =>
    guarded({ ...projectView(url, repository), name: repository.slug, parent: 'All-Projects' }),
  ),
  ofProject('/HEAD', () => guarded(REF)),
  ofProject('/branches/:rest', (repository, _, branch) =>
    branch === MAIN ? guarded({ ref: REF, revision: headOf(repository) }) : missing(),
  ),
  ofProject(`/branches/${MAIN}/files/:rest/content`, ({ files }, _, file) => {
    const content = files[file];
    if (content === undefined) return missing();
    return {
      headers: {
        'content-type': 'text/plain; charset=ISO-8859-1',
        'x-fyi-content-encoding': 'base64',
      },
      body: Buffer.from(content).toString('base64'),
    };
  }),
];

function projectView(url: string, { slug, description }: Repository) {
  return {
    id: encodeURIComponent(slug),
    description,
    state: 'ACTIVE',
    web_links: [{ name: 'browse', url: `${url}/plugins/gitiles/${slug}`, target: '_blank' }],
  };
}
