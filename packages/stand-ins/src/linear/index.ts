import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';
import { ORGANIZATION, PEOPLE, SHOWN, SOFTWARE, TOKEN, type Person } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { keyOf, taskPage, tasksAt, type Task, type TaskState } from '../work/tasks.ts';
import { matches, type Filter } from './filter.ts';
import { SCHEMA } from './schema.ts';

const STATES: Readonly<Record<TaskState, { readonly name: string; readonly type: string }>> = {
  todo: { name: 'Todo', type: 'unstarted' },
  doing: { name: 'In Progress', type: 'started' },
  review: { name: 'In Review', type: 'started' },
  done: { name: 'Done', type: 'completed' },
};
const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];
const USUAL = 50;

/** Linear's GraphQL API over a small part of its schema. */
export async function startLinear({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const own = options['defaultTeam'];
  const team = typeof own === 'string' ? own : keyOf(SHOWN, undefined);
  const schema = buildSchema(SCHEMA);
  const tasks = tasksAt(now);
  return serveStandIn({
    title: 'Linear',
    port,
    values: (url) => ({ token: TOKEN, apiUrl: `${url}/graphql`, team }),
    answer: (url) => {
      const issues = tasks.map((task) => issueNode(url, team, task));
      const root = rootOf(team, issues);
      return (call) => {
        const [, key] = /^\/[^/]+\/issue\/([\w-]+)/.exec(call.path) ?? [];
        const at = issues.findIndex(({ identifier }) => identifier === key);
        const task = tasks[at];
        if (task !== undefined && key !== undefined) {
          const headers = { 'content-type': 'text/html; charset=utf-8' };
          return { headers, body: taskPage(key, task) };
        }
        return call.path === '/graphql' ? answer(schema, root, call) : { status: 404 };
      };
    },
  });
}

async function answer(
  schema: GraphQLSchema,
  rootValue: unknown,
  call: StandInCall,
): Promise<StandInAnswer> {
  // A personal key is sent as it is, a token of OAuth as a bearer.
  if (call.headers.authorization !== TOKEN && bearerToken(call) !== TOKEN) {
    const message = 'Authentication required, not authenticated';
    const presentable = 'You need to authenticate to access this operation.';
    return refusal(401, message, 'AUTHENTICATION_ERROR', 'authentication error', presentable);
  }
  const { query, variables } = JSON.parse(call.body) as {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  const result = await graphql({
    schema,
    source: query,
    rootValue,
    variableValues: variables ?? {},
  });
  const [error] = result.errors ?? [];
  if (error !== undefined) {
    return refusal(400, error.message, 'GRAPHQL_VALIDATION_FAILED', 'graphql error', error.message);
  }
  return {
    headers: {
      'x-ratelimit-requests-limit': '2500',
      'x-ratelimit-requests-remaining': '2499',
      'x-ratelimit-requests-reset': String(Date.now() + 3_600_000),
      'x-complexity': '214',
    },
    body: result,
  };
}

function refusal(
  status: number,
  message: string,
  code: string,
  type: string,
  userPresentableMessage: string,
): StandInAnswer {
  const extensions = { type, code, statusCode: status, userError: true, userPresentableMessage };
  return { status, body: { errors: [{ message, extensions }], data: null } };
}

interface Paging {
  readonly first?: number;
  readonly after?: string | null;
  readonly filter?: Filter | null;
}

type IssueNode = ReturnType<typeof issueNode>;

function rootOf(team: string, issues: readonly IssueNode[]) {
  const teams = SOFTWARE.map(({ id }) => teamNode(id, team));
  return {
    viewer: PEOPLE[0] && userNode(PEOPLE[0]),
    organization: { id: 'o-1', name: 'Acme', urlKey: ORGANIZATION },
    teams: (paging: Paging) => connection(teams, paging),
    issues: ({ orderBy, ...paging }: Paging & { readonly orderBy?: 'createdAt' | 'updatedAt' }) => {
      const by = orderBy ?? 'createdAt';
      const sorted = issues.toSorted((a, b) => b[by].localeCompare(a[by]));
      const { nodes, pageInfo } = connection(sorted, paging);
      const views = nodes.map((issue) => ({
        ...issue,
        labels: (inner: Paging) => connection(issue.labels, inner),
      }));
      return { nodes: views, pageInfo };
    },
  };
}

function connection<T extends { readonly id: string }>(all: readonly T[], paging: Paging) {
  const found = all.filter((each) => matches(each, paging.filter ?? {}));
  const { after, first = USUAL } = paging;
  const at = after ? found.findIndex(({ id }) => id === after) : -1;
  if (after && at === -1) throw new GraphQLError('Argument Validation Error: after');
  const nodes = found.slice(at + 1, at + 1 + Math.min(first, 250));
  return {
    nodes,
    pageInfo: {
      hasPreviousPage: at >= 0,
      hasNextPage: at + 1 + nodes.length < found.length,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  };
}

function teamNode(software: string, shown: string) {
  const { title = software } = SOFTWARE.find(({ id }) => id === software) ?? {};
  return { id: `team-${software}`, key: keyOf(software, shown), name: title };
}

function userNode({ login, name, email }: Person) {
  return { id: `user-${login}`, name, displayName: login, email, active: true };
}

function issueNode(url: string, shown: string, task: Task) {
  const team = teamNode(task.software, shown);
  const identifier = `${team.key}-${task.number}`;
  const slug = task.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    id: `issue-${task.id}`,
    identifier,
    number: task.number,
    title: task.title,
    url: `${url}/${ORGANIZATION}/issue/${identifier}/${slug}`,
    priority: task.priority,
    priorityLabel: PRIORITIES[task.priority] ?? 'No priority',
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
    state: { id: `state-${task.state}`, ...STATES[task.state] },
    team,
    project: { id: `project-${task.component}`, name: task.component, slugId: task.component },
    assignee: task.assignee === undefined ? null : userNode(task.assignee),
    labels: task.labels.map((name) => ({ id: `label-${name}`, name })),
  };
}
