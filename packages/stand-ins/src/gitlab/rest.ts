import { route, routed, type Route } from '../routes.ts';
import type { StandInAnswer, StandInCall } from '../serve.ts';
import { fileRoutes } from './files.ts';
import { pageOf } from './paging.ts';
import type { Group, Project } from './seed.ts';
import {
  commitViews,
  contributorViews,
  fullUserView,
  groupView,
  issueView,
  memberView,
  mergeRequestView,
  pipelineView,
  projectView,
  releaseView,
  type World,
} from './views.ts';

type Find<T> = (world: World, id: string) => T | undefined;
type Answer<T> = (world: World, found: T, call: StandInCall) => StandInAnswer;

/** By number or by path. */
const findProject: Find<Project> = ({ seed }, id) =>
  seed.projects.find((each) => String(each.id) === id || each.path === id);
const findGroup: Find<Group> = ({ seed }, id) =>
  seed.groups.find((each) => String(each.id) === id || each.path === id);

const ofProject = (path: string, answer: Answer<Project>) =>
  route<World>('GET', `/projects/:id${path}`, (world, { id = '' }, call) => {
    const project = findProject(world, id);
    return project === undefined ? missing('Project') : answer(world, project, call);
  });

const ofGroup = (path: string, answer: Answer<Group>) =>
  route<World>('GET', `/groups/:id${path}`, (world, { id = '' }, call) => {
    const group = findGroup(world, id);
    return group === undefined ? missing('Group') : answer(world, group, call);
  });

function missing(what: string): StandInAnswer {
  return { status: 404, body: { message: `404 ${what} Not Found` } };
}

function issuesOf(world: World, projects: readonly Project[], { query }: StandInCall) {
  const [state, assignee] = [query.get('state'), query.get('assignee_username')];
  const labels = (query.get('labels') ?? '').split(',').filter((each) => each !== '');
  return projects
    .flatMap((project) =>
      project.issues.map((issue, index) => ({
        issue,
        view: issueView(world, project, issue, index),
      })),
    )
    .filter(({ issue }) => state === null || state === 'all' || issue.state === state)
    .filter(({ issue }) => assignee === null || issue.assignee === assignee)
    .filter(({ issue }) => labels.every((each) => issue.labels.includes(each)))
    .map(({ view }) => view);
}

function usersFor(world: World, { query }: StandInCall) {
  const [search, username] = [query.get('search')?.toLowerCase(), query.get('username')];
  return world.seed.users
    .filter((user) => username === null || user.username === username)
    .filter(
      ({ name, email, username: login }) =>
        search === undefined || [name, email, login].join(' ').toLowerCase().includes(search),
    )
    .map((user) => fullUserView(world, user));
}

/** A group holds the projects of the groups below it, when that is asked for. */
function projectsIn({ seed }: World, group: Group, deep: boolean): readonly Project[] {
  return seed.projects.filter(
    (project) => project.group === group || (deep && project.path.startsWith(`${group.path}/`)),
  );
}

const isDeep = ({ query }: StandInCall) => query.get('include_subgroups') === 'true';

const ROUTES: readonly Route<World>[] = [
  route('GET', '/version', () => ({ body: { version: '18.6.0-ee', revision: '4a1d6f2c9e0' } })),
  route('GET', '/user', (world) => {
    const [first] = world.seed.users;
    return first === undefined ? missing('User') : { body: fullUserView(world, first) };
  }),
  route('GET', '/personal_access_tokens/self', () => ({
    body: { id: 58, name: 'backstage', active: true, revoked: false, scopes: ['api'] },
  })),
  route('GET', '/users', (world, _, call) => pageOf(call, usersFor(world, call))),
  route('GET', '/users/:id', (world, { id }) => {
    const user = world.seed.users.find((each) => String(each.id) === id);
    return user === undefined ? missing('User') : { body: fullUserView(world, user) };
  }),
  route('GET', '/groups', (world, _, call) =>
    pageOf(
      call,
      world.seed.groups.map((group) => groupView(world, group)),
    ),
  ),
  ofGroup('', (world, group) => ({ body: groupView(world, group) })),
  ofGroup('/projects', (world, group, call) =>
    pageOf(
      call,
      projectsIn(world, group, isDeep(call)).map((project) => projectView(world, project)),
    ),
  ),
  ofGroup('/members/all', (world, group, call) =>
    pageOf(
      call,
      group.members.map((user) => memberView(world, user)),
    ),
  ),
  ofGroup('/issues', (world, group, call) =>
    pageOf(call, issuesOf(world, projectsIn(world, group, true), call)),
  ),
  route('GET', '/issues', (world, _, call) =>
    pageOf(call, issuesOf(world, world.seed.projects, call)),
  ),
  route('GET', '/projects', (world, _, call) =>
    pageOf(
      call,
      world.seed.projects.map((project) => projectView(world, project)),
    ),
  ),
  ofProject('', (world, project) => ({ body: projectView(world, project) })),
  ofProject('/pipelines', (world, project, call) =>
    pageOf(
      call,
      project.pipelines.map((each, index) => pipelineView(world, project, each, index)),
    ),
  ),
  ofProject('/merge_requests', (world, project, call) =>
    pageOf(
      call,
      project.mergeRequests.map((each, index) => mergeRequestView(world, project, each, index)),
    ),
  ),
  ofProject('/issues', (world, project, call) => pageOf(call, issuesOf(world, [project], call))),
  ofProject('/releases', (world, project, call) =>
    pageOf(
      call,
      project.releases.map((each) => releaseView(world, project, each)),
    ),
  ),
  ofProject('/languages', (_, project) => ({ body: project.languages })),
  ofProject('/members/all', (world, project, call) =>
    pageOf(
      call,
      project.group.members.map((user) => memberView(world, user)),
    ),
  ),
  ofProject('/repository/contributors', (_, project, call) =>
    pageOf(call, contributorViews(project)),
  ),
  ofProject('/repository/commits', (world, project, call) =>
    pageOf(call, commitViews(world, project)),
  ),
  ofProject('/repository/tags', (world, project, call) =>
    pageOf(
      call,
      project.releases.map(({ tag, text }) => ({
        name: tag,
        message: text,
        target: commitViews(world, project)[0]?.id,
        protected: false,
      })),
    ),
  ),
  ...fileRoutes(findProject),
];

/** What is under /api/v4, for somebody who may see it. */
export function answerRest(world: World, path: string, call: StandInCall): StandInAnswer {
  return routed(ROUTES, world, path, call) ?? { status: 404, body: { error: '404 Not Found' } };
}
