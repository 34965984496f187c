import { TOKEN } from '../company.ts';
import { MAIN, type Repository } from '../repositories.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { projects, type Project } from './data.ts';
import { branchView, failure, page, projectView, repositoryView } from './views.ts';

const API = '/rest/api/1.0';

interface World {
  readonly projects: ReadonlyMap<string, Project>;
  readonly web: string;
}

/** Answers as Bitbucket Data Center's REST API does, in place of the host that a project names. */
export async function startBitbucketServer({
  port,
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { host, projectKey } = options;
  const web = `https://${typeof host === 'string' ? host : 'bitbucket.example.com'}`;
  const world: World = {
    projects: projects(typeof projectKey === 'string' ? projectKey : undefined),
    web,
  };
  return serveStandIn({
    title: 'Bitbucket Data Center',
    port,
    answer: () => (call) => answer(world, call),
    values: (url) => ({ apiBaseUrl: `${url}${API}`, token: TOKEN }),
  });
}

function answer(world: World, call: StandInCall): StandInAnswer {
  if (!call.path.startsWith(`${API}/`)) {
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' };
  }
  if (call.path === `${API}/application-properties`) {
    return { body: { version: '9.4.8', buildNumber: '9004008', displayName: 'Bitbucket' } };
  }
  const refused = refusal(call);
  if (refused !== undefined) return refused;
  const [, first, key, second, slug, ...rest] = call.path.slice(API.length).split('/');
  if (first !== 'projects') return unknownResource();
  if (key === undefined) {
    return {
      body: page(
        [...world.projects.values()].map((each) => projectView(each, world.web)),
        call.query,
      ),
    };
  }
  const project = world.projects.get(key);
  if (project === undefined) {
    return failure(404, `Project ${key} does not exist.`, 'project.NoSuchProjectException');
  }
  if (second === undefined) return { body: projectView(project, world.web) };
  if (second !== 'repos') return unknownResource();
  if (slug === undefined) return repositories(world, project, call);
  const repository = project.repositories.get(slug.toLowerCase());
  if (repository === undefined) {
    const message = `Repository ${project.key}/${slug} does not exist.`;
    return failure(404, message, 'repository.NoSuchRepositoryException');
  }
  if (rest.length === 0) return { body: repositoryView(project, repository, world.web) };
  return inRepository(project, repository, rest.map(decodeURIComponent), call);
}

/** What Bitbucket says without credentials, or with wrong ones. */
function refusal(call: StandInCall): StandInAnswer | undefined {
  const given = bearerToken(call) ?? basicAuth(call)?.password;
  if (given === TOKEN) return undefined;
  if (given === undefined) {
    const message = 'You are not permitted to access this resource';
    return failure(401, message, 'AuthorisationException');
  }
  const message = 'Authentication failed. Please check your credentials and try again.';
  return failure(401, message, 'auth.IncorrectPasswordAuthenticationException');
}

function unknownResource(): StandInAnswer {
  return failure(404, 'HTTP 404 Not Found', 'rest.exception.NotFoundException');
}

function repositories({ web }: World, project: Project, call: StandInCall): StandInAnswer {
  const all = [...project.repositories.values()];
  const view = (each: Repository) => repositoryView(project, each, web);
  if (call.method !== 'POST') return { body: page(all.map(view), call.query) };
  const { name, description } = JSON.parse(call.body) as Readonly<Record<string, string>>;
  const slug = (name ?? '').toLowerCase().replaceAll(/[^a-z0-9_.-]+/g, '-');
  if (slug === '') {
    const message = 'The name should be between 1 and 128 characters.';
    return failure(400, message, 'validation.ArgumentValidationException');
  }
  if (project.repositories.has(slug)) {
    const message = 'This repository URL is already taken.';
    return failure(409, message, 'DuplicateEntityException');
  }
  const made = { slug, description: description ?? '', team: '', files: {} };
  project.repositories.set(slug, made);
  return { status: 201, body: view(made) };
}

function inRepository(
  { key }: Project,
  repository: Repository,
  [what = '', ...path]: readonly string[],
  { query }: StandInCall,
): StandInAnswer {
  const branch = branchView(repository);
  if (what === 'default-branch') return { body: branch };
  if (what === 'branches' && path[0] === 'default') return { body: branch };
  if (what === 'branches') {
    const filter = query.get('filterText') ?? '';
    return { body: page(MAIN.includes(filter) ? [branch] : [], query) };
  }
  if (what !== 'raw') return unknownResource();
  const at = query.get('at') ?? '';
  const isThere = ['', MAIN, branch.id, branch.latestCommit].includes(at);
  const content = isThere ? repository.files[path.join('/')] : undefined;
  if (content !== undefined) {
    return { headers: { 'content-type': 'text/plain; charset=UTF-8' }, body: content };
  }
  const message = `The path "${path.join('/')}" does not exist at revision "${at === '' ? MAIN : at}" of ${key}/${repository.slug}.`;
  return failure(404, message, 'content.NoSuchPathException');
}
