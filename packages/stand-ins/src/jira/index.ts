import { PEOPLE, SOFTWARE, TOKEN } from '../company.ts';
import { withFaults } from '../faults.ts';
import { route, routed, type Route } from '../routes.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { ClauseError } from '../work/clauses.ts';
import { tasksAt, taskPage } from '../work/tasks.ts';
import { search } from './search.ts';
import { keyOfTask, issueView, projectView, userView, type World } from './views.ts';

const MOST = 100;

/** Jira Cloud under /rest/api/3 and Jira Data Center under /rest/api/2, each with its own sign-in. */
export async function startJira({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const own = options['defaultProject'];
  const project = typeof own === 'string' ? own : 'WEB';
  return serveStandIn({
    title: 'Jira',
    port,
    values: () => ({ token: TOKEN, email: PEOPLE[0]?.email ?? '', project }),
    answer: (url) => {
      const world: World = { url, project, tasks: tasksAt(now) };
      return withFaults((call) => respond(world, call));
    },
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  const [, key] = /^\/browse\/([\w-]+)$/.exec(call.path) ?? [];
  if (key !== undefined) return pageOf(world, key);
  const [, version, path = ''] = /^\/rest\/api\/([23])(\/.*)$/.exec(call.path) ?? [];
  if (version === undefined) return { status: 404, body: 'Not found' };
  if (!isAllowed(version, call)) return refusal(version);
  try {
    return (
      routed(version === '3' ? CLOUD : DATA_CENTER, world, path, call) ?? {
        status: 404,
        body: { message: 'null for uri', 'status-code': 404 },
      }
    );
  } catch (error) {
    if (!(error instanceof ClauseError)) throw error;
    return { status: 400, body: { errorMessages: [error.message], warningMessages: [] } };
  }
}

/** An API token is the password of an account; a personal access token is a bearer. */
function isAllowed(version: string, call: StandInCall): boolean {
  return version === '3' ? basicAuth(call)?.password === TOKEN : bearerToken(call) === TOKEN;
}

function refusal(version: string): StandInAnswer {
  return version === '3'
    ? {
        status: 401,
        headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED', 'content-type': 'text/html' },
        body: 'Client must be authenticated to access this resource.',
      }
    : {
        status: 401,
        headers: { 'www-authenticate': 'OAuth realm="Jira"' },
        body: {
          message: 'Client must be authenticated to access this resource.',
          'status-code': 401,
        },
      };
}

interface Asked {
  readonly jql?: string;
  readonly maxResults?: number;
  readonly startAt?: number;
  readonly nextPageToken?: string;
}

const searchByToken: Route<World>['answer'] = (world, _, { body }) => {
  const asked = JSON.parse(body) as Asked;
  const found = search(world, asked.jql ?? '');
  const start = Number(Buffer.from(asked.nextPageToken ?? '', 'base64url').toString()) || 0;
  const end = start + sizeOf(asked);
  const isLast = end >= found.length;
  return {
    body: {
      issues: found.slice(start, end).map((task) => issueView(world, task, '3')),
      ...(isLast ? {} : { nextPageToken: Buffer.from(String(end)).toString('base64url') }),
      isLast,
    },
  };
};

const searchByOffset: Route<World>['answer'] = (world, _, { body }) => {
  const asked = JSON.parse(body) as Asked;
  const found = search(world, asked.jql ?? '');
  const startAt = asked.startAt ?? 0;
  const maxResults = sizeOf(asked);
  return {
    body: {
      expand: 'schema,names',
      startAt,
      maxResults,
      total: found.length,
      issues: found.slice(startAt, startAt + maxResults).map((task) => issueView(world, task, '2')),
    },
  };
};

function sizeOf({ maxResults = 50 }: Asked): number {
  return Math.min(Math.max(maxResults, 1), MOST);
}

function usersFor(world: World, text: string, version: '2' | '3'): StandInAnswer {
  const wanted = text.toLowerCase();
  const found = PEOPLE.filter(({ login, name, email }) =>
    [login, name, email].some((each) => each.toLowerCase().includes(wanted)),
  );
  return { body: found.map((person) => userView(world, person, version)) };
}

const CLOUD: readonly Route<World>[] = [
  route('POST', '/search/jql', searchByToken),
  route('GET', '/user/search', (world, _, { query }) =>
    usersFor(world, query.get('query') ?? '', '3'),
  ),
  route('GET', '/myself', (world) => {
    const [first] = PEOPLE;
    return { body: first && userView(world, first, '3') };
  }),
  route('GET', '/project/search', (world) => {
    const values = SOFTWARE.map((each) => ({
      ...projectView(world, each, '3'),
      isPrivate: false,
    }));
    return {
      body: { startAt: 0, maxResults: MOST, total: values.length, isLast: true, values },
    };
  }),
  route('GET', '/project/:key', (world, { key = '' }) => oneProject(world, key, '3')),
];

const DATA_CENTER: readonly Route<World>[] = [
  route('POST', '/search', searchByOffset),
  route('GET', '/user/search', (world, _, { query }) =>
    usersFor(world, query.get('username') ?? '', '2'),
  ),
  route('GET', '/myself', (world) => {
    const [first] = PEOPLE;
    return { body: first && userView(world, first, '2') };
  }),
  route('GET', '/project/:key', (world, { key = '' }) => oneProject(world, key, '2')),
];

function oneProject(world: World, key: string, version: '2' | '3'): StandInAnswer {
  const view = SOFTWARE.map((each) => projectView(world, each, version)).find(
    (each) => each.key === key,
  );
  return view === undefined
    ? { status: 404, body: { errorMessages: [`No project could be found with key '${key}'.`] } }
    : { body: view };
}

function pageOf(world: World, key: string): StandInAnswer {
  const task = world.tasks.find((each) => keyOfTask(world, each) === key);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return task === undefined
    ? { status: 404, headers, body: 'Not found' }
    : { headers, body: taskPage(key, task) };
}
