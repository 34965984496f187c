import { tasksAt, type Task } from '../../work/tasks.ts';
import {
  GithubRefusal,
  list,
  paginate,
  json,
  type Answer,
  type Call,
  type Route,
} from '../call.ts';
import { issueView, labelsOf, pullView } from '../views/issues.ts';
import { findUser, isOrganization, type Repository, type World } from '../world.ts';
import { repositoryOf } from './lookup.ts';

/** Whose issues the repositories of the organization hold. */
const SOFTWARE: Readonly<Record<string, readonly string[]>> = {
  storefront: ['webshop'],
  'payments-service': ['billing', 'orders'],
};

/** A repository counts its own issues. */
function tasksOf({ now, organization }: World, { owner, name }: Repository): readonly Task[] {
  const software = owner === organization.login ? (SOFTWARE[name] ?? []) : [];
  return tasksAt(now())
    .filter((task) => software.includes(task.software))
    .map((task, index) => ({ ...task, number: index + 1 }));
}

const isDone = ({ state }: Task) => state === 'done';

function hasState(task: Task, state: string): boolean {
  return state === 'all' || isDone(task) === (state === 'closed');
}

function issues(call: Call): Answer {
  const repository = repositoryOf(call);
  const query = call.url.searchParams;
  const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const found = tasksOf(call.world, repository)
    .filter((task) => hasState(task, query.get('state') ?? 'open'))
    .filter((task) => labels.every((label) => labelsOf(task).includes(label)))
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const pull = pullOf(found);
  return list(call, pull === undefined ? found : [...found, pull], (task) =>
    (task === pull ? pullView : issueView)(call.world, repository, task),
  );
}

/** For what is in review there is a pull request. */
function pullOf(tasks: readonly Task[]): Task | undefined {
  const reviewed = tasks.find(({ state }) => state === 'review');
  return reviewed && { ...reviewed, id: reviewed.id + 100_000, number: reviewed.number + 200 };
}

/** Of GitHub's search language: repository, owner, kind, state and who does it. */
function search(call: Call): Answer {
  const { world } = call;
  const terms = (call.url.searchParams.get('q') ?? '').split(/\s+/).filter((term) => term !== '');
  const assignee = terms.find((term) => term.startsWith('assignee:'))?.slice(9);
  if (terms.length === 0 || (assignee !== undefined && !findUser(world, assignee))) {
    throw new GithubRefusal(422, 'Validation Failed', [
      {
        message:
          'The listed users cannot be searched either because the users do not exist or you do not have permission to view the users.',
        resource: 'Search',
        field: 'q',
        code: 'invalid',
      },
    ]);
  }
  const found = world.repositories
    .filter(({ visibility }) => visibility === 'public' || call.actor !== undefined)
    .flatMap((repository) => tasksOf(world, repository).map((task) => ({ repository, task })))
    .filter(({ repository, task }) => terms.every((term) => fits(world, repository, task, term)));
  const { items, headers } = paginate(call, found);
  return {
    ...json({
      total_count: found.length,
      incomplete_results: false,
      search_type: 'lexical',
      items: items.map(({ repository, task }) => ({
        ...issueView(world, repository, task),
        score: 1,
      })),
    }),
    headers,
  };
}

function fits(world: World, { owner, name }: Repository, task: Task, term: string): boolean {
  const [, key, value = ''] = /^(\w+):(.+)$/.exec(term) ?? [];
  switch (key) {
    case 'repo':
      return value.toLowerCase() === `${owner}/${name}`.toLowerCase();
    case 'org':
    case 'user':
      return isOrganization(world, value) && isOrganization(world, owner);
    case 'assignee':
      return task.assignee?.login.toLowerCase() === value.toLowerCase();
    case 'label':
      return labelsOf(task).includes(value);
    case 'is':
    case 'type':
    case 'state':
      return ['open', 'closed'].includes(value) ? hasState(task, value) : value === 'issue';
    case undefined:
      return task.title.toLowerCase().includes(term.toLowerCase());
    default:
      return true;
  }
}

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: '/repos/{owner}/{repo}/issues', handler: issues },
  { method: 'GET', path: '/search/issues', handler: search },
];
