import { NARROW_TOKEN, ORGANIZATION, TOKEN } from '../company.ts';
import {
  MAIN,
  headOf,
  objectId,
  repositoriesWith,
  type FoundComponent,
  type Repository,
} from '../repositories.ts';
import { route, routed, type Route } from '../routes.ts';
import { basicAuth, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';

/** What only Gitea has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'label-printer',
    title: 'Label printer',
    description: 'Prints what goes onto a parcel',
    type: 'service',
    team: 'web',
  },
  {
    id: 'stock-counter',
    title: 'Stock counter',
    description: 'Counts what lies on the shelves',
    type: 'service',
    team: 'payments',
  },
];

interface World {
  readonly url: string;
  readonly username: string;
  readonly organization: string;
  readonly repositories: readonly Repository[];
}

const API = '/api/v1';
const NO_SCOPE = 'token does not have at least one of required scope(s): [read:user]';
/** Gitea's own size of a page. */
const USUAL = 30;
const MOST = 50;

/** Starts a stand-in for Gitea and Forgejo: an organization and its repositories. */
export async function startGitea({ port, options = {} }: StandInOptions = {}): Promise<StandIn> {
  const text = (name: string, usual: string) =>
    typeof options[name] === 'string' ? options[name] : usual;
  const organization = text('organization', ORGANIZATION);
  const username = text('username', 'backstage');
  const repositories = repositoriesWith(FOUND);
  return serveStandIn({
    title: 'Gitea',
    port,
    values: (url) => ({
      host: new URL(url).host,
      username,
      password: TOKEN,
      organization,
    }),
    answer: (url) => (call) => respond({ url, username, organization, repositories }, call),
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  if (!call.path.startsWith(`${API}/`)) return { status: 404, body: 'Not found.\n' };
  if (call.path === `${API}/version`) return { body: { version: '1.25.3' } };
  const refused = refusal(world, call);
  if (refused !== undefined) return refused;
  return routed(ROUTES, world, call.path.slice(API.length), call) ?? missing(world);
}

/** By user and password or token, or by a token alone. */
function refusal({ username }: World, call: StandInCall): StandInAnswer | undefined {
  const basic = basicAuth(call);
  const [, token] = /^token (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  if (basic === undefined && token === undefined) {
    return { status: 401, body: { message: 'token is required', url: '' } };
  }
  const given = token ?? (basic?.username === username ? basic.password : undefined);
  if (given === TOKEN) return undefined;
  if (given === NARROW_TOKEN) return { status: 403, body: { message: NO_SCOPE, url: '' } };
  const message =
    token === undefined
      ? 'invalid username, password or token'
      : 'user does not exist [uid: 0, name: ]';
  return { status: 401, body: { message, url: '' } };
}

function missing({ url }: World): StandInAnswer {
  const message = "The target couldn't be found.";
  return { status: 404, body: { errors: [], message, url: `${url}${API}/swagger` } };
}

const ofRepository = (
  path: string,
  answer: (world: World, repository: Repository, rest: string, call: StandInCall) => StandInAnswer,
) =>
  route<World>('GET', `/repos/:owner/:name${path}`, (world, params, call) => {
    const { owner, name, rest = '' } = params;
    const found = world.repositories.find(({ slug }) => slug === name);
    if (owner !== world.organization || found === undefined) return missing(world);
    return answer(world, found, rest, call);
  });

const ROUTES: readonly Route<World>[] = [
  route('GET', '/user', ({ username }) => ({
    body: { id: 12, login: username, full_name: 'Backstage', email: 'backstage@acme.example' },
  })),
  route('GET', '/orgs/:name', (world, { name }) =>
    name === world.organization
      ? { body: { id: 3, name, username: name, full_name: 'Acme', visibility: 'private' } }
      : missing(world),
  ),
  route('GET', '/orgs/:name/repos', (world, { name }, { query }) => {
    if (name !== world.organization) return missing(world);
    const limit = Math.min(Number(query.get('limit')) || USUAL, MOST);
    const first = (Math.max(Number(query.get('page')) || 1, 1) - 1) * limit;
    return {
      headers: { 'x-total-count': String(world.repositories.length) },
      body: world.repositories
        .slice(first, first + limit)
        .map((repository) => repositoryView(world, repository)),
    };
  }),
  ofRepository('', (world, repository) => ({ body: repositoryView(world, repository) })),
  ofRepository('/contents/:rest*', contents),
  ofRepository('/git/commits/:rest', (world, repository, ref) =>
    [MAIN, headOf(repository)].includes(ref)
      ? { body: { sha: headOf(repository), url: `${world.url}${API}` } }
      : missing(world),
  ),
];

function repositoryView({ url, organization }: World, { slug, description }: Repository) {
  const web = `${url}/${organization}/${slug}`;
  return {
    id: Number.parseInt(objectId(slug).slice(0, 5), 16),
    name: slug,
    full_name: `${organization}/${slug}`,
    owner: { id: 3, login: organization, full_name: 'Acme' },
    description,
    empty: false,
    private: true,
    archived: false,
    default_branch: MAIN,
    html_url: web,
    clone_url: `${web}.git`,
    permissions: { admin: false, push: true, pull: true },
  };
}

function contents(
  world: World,
  repository: Repository,
  path: string,
  { query }: StandInCall,
): StandInAnswer {
  const { organization, url } = world;
  const content = repository.files[path];
  const ref = query.get('ref') ?? MAIN;
  if (content === undefined || ref !== MAIN) return missing(world);
  const sha = objectId(content);
  const web = `${url}/${organization}/${repository.slug}/src/branch/${MAIN}/${path}`;
  return {
    headers: { etag: `"${sha}"` },
    body: {
      name: path.split('/').at(-1),
      path,
      sha,
      last_commit_sha: headOf(repository),
      type: 'file',
      size: Buffer.byteLength(content),
      encoding: 'base64',
      content: Buffer.from(content).toString('base64'),
      html_url: web,
    },
  };
}
