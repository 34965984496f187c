import { ORGANIZATION, SHOWN, SOFTWARE, TEAMS, TOKEN } from '../company.ts';
import { route, routed, type Route } from '../routes.ts';
import { basicAuth, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { clausesOf, ClauseError, isTrue, parseCondition } from '../work/clauses.ts';
import { taskPage, tasksAt, type Task } from '../work/tasks.ts';
import { areaOf, fieldsOf, itemView, STATES, type World } from './views.ts';

/** As many as are given at once. */
const MOST = 200;

/** Azure Boards, as far as a list of work items needs it. */
export async function startAzureBoards({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const text = (name: string, usual: string) =>
    typeof options[name] === 'string' ? options[name] : usual;
  const organization = text('organization', ORGANIZATION);
  const project = text('defaultProject', 'Shop');
  return serveStandIn({
    title: 'Azure Boards',
    port,
    values: () => ({ token: TOKEN, organization, project, area: areaOf(project, SHOWN) }),
    answer: (url) => {
      const world: World = { url: `${url}/${organization}`, project, tasks: tasksAt(now) };
      return (call) => respond(world, organization, call);
    },
  });
}

function respond(world: World, organization: string, call: StandInCall): StandInAnswer {
  const [, own = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(call.path) ?? [];
  // The user may be anything, mostly nothing.
  if (basicAuth(call)?.password !== TOKEN && !rest.includes('/_workitems/')) return refusal(call);
  if (decodeURIComponent(own).toLowerCase() !== organization.toLowerCase()) {
    return problem(404, `The resource cannot be found.`);
  }
  try {
    return (
      routed(ROUTES, world, rest, call) ?? problem(404, 'The controller for path was not found.')
    );
  } catch (error) {
    if (!(error instanceof ClauseError)) throw error;
    return problem(400, error.message);
  }
}

/** Who does not ask to be told is led to a page to sign in at. */
function refusal({ headers, path }: StandInCall): StandInAnswer {
  if (headers['x-tfs-fedauthredirect'] === 'Suppress') {
    return { status: 401, headers: { 'www-authenticate': 'Basic realm="https://dev.azure.com/"' } };
  }
  const location = `/_signin?realm=dev.azure.com&reply_to=${encodeURIComponent(path)}`;
  return { status: 302, headers: { location, 'content-type': 'text/html' }, body: 'Moved' };
}

function problem(status: number, message: string): StandInAnswer {
  return {
    status,
    body: { $id: '1', innerException: null, message, errorCode: 0, eventId: 3000 },
  };
}

function noProject(project: string): StandInAnswer {
  const message = `TF200016: The following project does not exist: ${project}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`;
  return problem(404, message);
}

const inProject =
  (answer: (world: World) => StandInAnswer): Route<World>['answer'] =>
  (world, { project = '' }) =>
    project.toLowerCase() === world.project.toLowerCase() ? answer(world) : noProject(project);

const ROUTES: readonly Route<World>[] = [
  route('POST', '/_apis/wit/wiql', queryItems),
  route('POST', '/_apis/wit/workitemsbatch', giveItems),
  route('GET', '/_apis/wit/fields', () => ({
    body: { count: 1, value: [{ name: 'Title', referenceName: 'System.Title', type: 'string' }] },
  })),
  route('GET', '/:project/_apis/wit/workitemtypes', inProject(types)),
  route(
    'GET',
    '/:project/:team/_apis/work/teamsettings/teamfieldvalues',
    (world, { project = '', team = '' }) =>
      project.toLowerCase() === world.project.toLowerCase()
        ? areasOfTeam(world, team)
        : noProject(project),
  ),
  route('GET', '/:project/_workitems/edit/:id', (world, { id = '' }) => {
    const task = world.tasks.find((each) => String(each.id) === id);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return task === undefined
      ? problem(404, 'TF401232: Work item does not exist.')
      : { headers, body: taskPage(`#${id}`, task) };
  }),
];

function queryItems(world: World, _: unknown, { body, query }: StandInCall): StandInAnswer {
  const { query: wiql = '' } = JSON.parse(body) as { readonly query?: string };
  const [, where] = /^select .+ from workitems where (.+?)(?: order by (.+))?$/is.exec(wiql) ?? [];
  if (where === undefined)
    return problem(400, 'TF51006: The query statement is missing a FROM clause.');
  const condition = parseCondition(where);
  for (const { field, values } of clausesOf(condition)) {
    const missing = values.find((path) => field === 'System.AreaPath' && !isArea(world, path));
    if (missing !== undefined) {
      return problem(400, `TF51011: The specified area path does not exist. «'${missing}'»`);
    }
  }
  const top = Number(query.get('$top')) || 20_000;
  const found = world.tasks
    .filter((task) => isTrue(condition, (field) => textsOf(world, task, field)))
    .toSorted((a, b) => a.priority - b.priority || a.createdAt.getTime() - b.createdAt.getTime())
    .slice(0, top);
  return {
    body: {
      queryType: 'flat',
      queryResultType: 'workItem',
      asOf: new Date().toISOString(),
      columns: [
        { referenceName: 'System.Id', name: 'ID', url: `${world.url}/_apis/wit/fields/System.Id` },
      ],
      workItems: found.map(({ id }) => ({ id, url: `${world.url}/_apis/wit/workItems/${id}` })),
    },
  };
}

/** Who a task is assigned to is known by the address, too. */
function textsOf(world: World, task: Task, field: string): readonly string[] | undefined {
  if (field === 'System.AssignedTo') {
    return task.assignee === undefined ? [] : [task.assignee.email, task.assignee.name];
  }
  const all: Readonly<Record<string, unknown>> = fieldsOf(world, task);
  return field in all ? [String(all[field])] : undefined;
}

function isArea({ project, tasks }: World, path: string): boolean {
  const areas = [project, ...tasks.flatMap((task) => [areaOf(project, task.software)])];
  return areas.some((each) => each.toLowerCase() === path.toLowerCase());
}

function giveItems(world: World, _: unknown, { body }: StandInCall): StandInAnswer {
  const { ids = [] } = JSON.parse(body) as { readonly ids?: readonly number[] };
  if (ids.length > MOST) {
    return problem(
      400,
      `VS402337: The number of work items requested exceeds the limit of ${MOST}.`,
    );
  }
  const value = ids
    .map((id) => world.tasks.find((task) => task.id === id))
    .map((task) => task && itemView(world, task));
  return { body: { count: value.length, value: value.map((each) => each ?? null) } };
}

function types(world: World): StandInAnswer {
  const value = ['Bug', 'User Story', 'Task'].map((name) => ({
    name,
    referenceName: `Microsoft.VSTS.WorkItemTypes.${name.replace(' ', '')}`,
    description: '',
    color: name === 'Bug' ? 'CC293D' : '009CCC',
    isDisabled: false,
    states: Object.values(STATES),
    url: `${world.url}/_apis/wit/workItemTypes/${encodeURIComponent(name)}`,
  }));
  return { body: { count: value.length, value } };
}

function areasOfTeam(world: World, team: string): StandInAnswer {
  const known = TEAMS.find(({ id, name }) => [id, name.toLowerCase()].includes(team.toLowerCase()));
  if (known === undefined) return problem(404, `The team with id '${team}' does not exist.`);
  const values = SOFTWARE.filter((each) => each.team === known.id).map(({ id }) => ({
    value: areaOf(world.project, id),
    includeChildren: true,
  }));
  return {
    body: {
      field: {
        referenceName: 'System.AreaPath',
        url: `${world.url}/_apis/wit/fields/System.AreaPath`,
      },
      defaultValue: values[0]?.value,
      values,
    },
  };
}
