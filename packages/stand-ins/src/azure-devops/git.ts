import { headOf, MAIN, type Repository } from '../repositories.ts';
import { route } from '../routes.ts';
import type { StandInAnswer, StandInCall } from '../serve.ts';
import { guid, pullRequestsOf, tagsOf } from './data.ts';
import { listOf } from './locations.ts';
import { failure, pullRequestView, refView, repositoryView, type Place } from './views.ts';

export interface World extends Place {
  readonly repositories: Map<string, Repository>;
}

const REPOSITORY = '/_apis/git/repositories/:repository';

/** Below a project. */
export const GIT_ROUTES = [
  route<World>('GET', '/_apis/git/repositories', (world) => ({
    body: listOf([...world.repositories.values()].map((each) => repositoryView(each, world))),
  })),
  route<World>('POST', '/_apis/git/repositories', (world, _, call) => create(world, call)),
  route<World>('GET', REPOSITORY, (world, { repository }) =>
    inRepository(world, repository, (found) => ({ body: repositoryView(found, world) })),
  ),
  route<World>('GET', `${REPOSITORY}/refs`, (world, { repository }, { query }) =>
    inRepository(world, repository, (found) => ({ body: listOf(refs(found, world, query)) })),
  ),
  route<World>('GET', `${REPOSITORY}/pullrequests`, (world, { repository }, { query }) =>
    inRepository(world, repository, (found) => ({ body: listOf(pulls(found, world, query)) })),
  ),
  route<World>('GET', `${REPOSITORY}/commits`, (world, { repository }) =>
    inRepository(world, repository, (found) => ({
      body: listOf([{ commitId: headOf(found), comment: `Describe ${found.slug}` }]),
    })),
  ),
  route<World>('GET', `${REPOSITORY}/items`, (world, { repository }, { query }) =>
    inRepository(world, repository, (found) => item(found, query.get('path') ?? '')),
  ),
];

/** By its name or its id. */
export function findRepository({ repositories }: World, named = ''): Repository | undefined {
  return (
    repositories.get(named) ?? [...repositories.values()].find(({ slug }) => guid(slug) === named)
  );
}

function inRepository(
  world: World,
  named: string | undefined,
  answer: (found: Repository) => StandInAnswer,
): StandInAnswer {
  const found = findRepository(world, named);
  if (found !== undefined) return answer(found);
  const message = `TF401019: The Git repository with name or identifier ${named} does not exist or you do not have permissions for the operation you are attempting.`;
  return failure(404, message, 'GitRepositoryNotFoundException');
}

function refs(repository: Repository, place: Place, query: URLSearchParams): unknown[] {
  const filter = `refs/${query.get('filter') ?? ''}`;
  const head = { name: `refs/heads/${MAIN}`, objectId: headOf(repository) };
  const tags = tagsOf(repository).map((each) => refView(each, repository, place));
  return [head, ...tags].filter(({ name }) => name.startsWith(filter));
}

/** Numbers stand for them, as well as names. */
const STATUSES = ['notset', 'active', 'abandoned', 'completed', 'all'];

function pulls(repository: Repository, place: Place, query: URLSearchParams): unknown[] {
  const asked = (query.get('searchCriteria.status') ?? 'active').toLowerCase();
  const status = STATUSES[Number(asked)] ?? asked;
  return pullRequestsOf(repository)
    .filter((each) => status === 'all' || each.status === status)
    .slice(0, Number(query.get('$top') ?? 100))
    .map((each) => pullRequestView(each, repository, place));
}

function item({ files }: Repository, path: string): StandInAnswer {
  const content = files[path.replace(/^\//, '')];
  if (content !== undefined) {
    return { headers: { 'content-type': 'application/octet-stream' }, body: content };
  }
  const message = `TF401174: The item '${path}' could not be found in the repository at the version specified by '<Branch: ${MAIN} >'.`;
  return failure(404, message, 'GitItemNotFoundException');
}

function create(world: World, { body }: StandInCall): StandInAnswer {
  const { name = '' } = JSON.parse(body) as { readonly name?: string };
  if (world.repositories.has(name)) {
    const message = `TF400948: A Git repository with the name ${name} already exists.`;
    return failure(409, message, 'GitRepositoryNameAlreadyExistsException');
  }
  const made = { slug: name, description: '', team: '', files: {} };
  world.repositories.set(name, made);
  return { status: 201, body: { ...repositoryView(made, world), id: guid(name), size: 0 } };
}
