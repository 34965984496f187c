import { TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { DEPLOYMENTS } from './seed.ts';
import { applicationView, revisionView } from './views.ts';

const USERNAME = 'backstage';
const PASSWORD = TOKEN;
/** What a session gives; the password is never a token, and the token no password. */
const SESSION = 'stand-in-session';
/** Of an account that no policy lets read. */
export const TOKEN_WITHOUT_POLICY = 'stand-in-token-without-policy';

type Application = ReturnType<typeof applicationView>;

interface World {
  readonly now: Date;
  readonly applications: readonly Application[];
  /** What templates made. */
  readonly made: Record<string, unknown>[];
}

/** Starts a stand-in for Argo CD, which delivers the company's software to two clusters. */
export async function startArgoCd({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  const world: World = {
    now,
    applications: DEPLOYMENTS.map((each) => applicationView(each, now)),
    made: [],
  };
  return serveStandIn({
    title: 'Argo CD',
    port,
    values: () => ({ username: USERNAME, password: PASSWORD, token: TOKEN }),
    answer: () => (call) => respond(world, call),
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  const { method, path } = call;
  if (path === '/api/version') return { body: { Version: 'v3.2.1+8c4ab63' } };
  if (path === '/api/v1/session' && method === 'POST') return session(call);
  if (!path.startsWith('/api/')) return page(world, path);
  const token = bearerToken(call);
  if (path === '/api/v1/session/userinfo') return { body: userInfo(token) };
  if (token === undefined) return failure(401, 16, 'no session information');
  if (![TOKEN, SESSION, TOKEN_WITHOUT_POLICY].includes(token)) {
    return failure(401, 16, 'invalid session: token signature is invalid');
  }
  if (method === 'POST') return make(world, token, call);
  const [, asked, revision] =
    /^\/api\/v1\/applications\/([^/]+)(?:\/revisions\/([^/]+)\/metadata)?$/.exec(path) ?? [];
  // An account sees only what it may read; without a policy, that is nothing.
  const seen = token === TOKEN_WITHOUT_POLICY ? [] : world.applications;
  if (path === '/api/v1/applications') return list(seen, call.query);
  if (asked === undefined) return failure(404, 5, 'Not Found');
  const application = seen.find(({ metadata }) => metadata.name === decodeURIComponent(asked));
  if (application === undefined) {
    // Who does not name the project does not learn whether it is there.
    return call.query.has('project') && token !== TOKEN_WITHOUT_POLICY
      ? failure(404, 5, `applications.argoproj.io "${asked}" not found`)
      : failure(403, 7, 'permission denied');
  }
  if (revision === undefined) return { body: application };
  return revisionOf(world, application, revision);
}

/** As its gateway tells of an error. */
function failure(status: number, code: number, message: string): StandInAnswer {
  return { status, body: { error: message, code, message } };
}

function session({ body }: StandInCall): StandInAnswer {
  const { username, password } = JSON.parse(body || '{}') as {
    username?: string;
    password?: string;
  };
  if (username === USERNAME && password === PASSWORD) return { body: { token: SESSION } };
  return failure(401, 16, 'Invalid username or password');
}

function userInfo(token: string | undefined) {
  const isKnown = token !== undefined && [TOKEN, SESSION, TOKEN_WITHOUT_POLICY].includes(token);
  return isKnown ? { loggedIn: true, username: USERNAME, iss: 'argocd' } : { loggedIn: false };
}

function list(seen: readonly Application[], query: URLSearchParams): StandInAnswer {
  const name = query.get('name');
  const projects = [...query.getAll('projects'), ...query.getAll('project')];
  const selector = query.get('selector') ?? '';
  const items = seen.filter(
    ({ metadata: { name: own, labels }, spec }) =>
      (name === null || name === own) &&
      (projects.length === 0 || projects.includes(spec.project)) &&
      selects(selector, labels),
  );
  return {
    body: { metadata: { resourceVersion: '512084' }, items: items.length > 0 ? items : null },
  };
}

function selects(selector: string, labels: Readonly<Record<string, string>>): boolean {
  return selector
    .split(',')
    .filter((part) => part !== '')
    .every((part) => {
      const [key = '', value] = part.split(/==?/);
      return value === undefined ? key in labels : labels[key] === value;
    });
}

function revisionOf(
  { now }: World,
  { metadata: { name } }: Application,
  sha: string,
): StandInAnswer {
  const deployment = DEPLOYMENTS.find(({ id, stage }) => `${id}-${stage}` === name);
  const revision = deployment?.history.find((each) => each.sha === sha);
  if (revision === undefined) return failure(404, 5, `revision ${sha} not found`);
  return { body: revisionView(revision, now) };
}

/** Projects and applications that a template asks for. */
function make({ made }: World, token: string, { path, body }: StandInCall): StandInAnswer {
  if (!['/api/v1/projects', '/api/v1/applications'].includes(path)) {
    return failure(404, 5, 'Not Found');
  }
  if (token === TOKEN_WITHOUT_POLICY) return failure(403, 7, 'permission denied');
  const asked = JSON.parse(body) as Record<string, unknown>;
  const created = (asked['project'] ?? asked) as Record<string, unknown>;
  made.push(created);
  return { body: created };
}

function page({ applications }: World, path: string): StandInAnswer {
  const name = path.split('/').at(-1);
  const one = applications.find((each) => each.metadata.name === name);
  const text = (one === undefined ? applications : [one])
    .map(({ metadata: each, status }) => {
      return `${each.name}: ${status.health.status}, ${status.sync.status}`;
    })
    .join('\n');
  return {
    headers: { 'content-type': 'text/html;charset=utf-8' },
    body: `<!doctype html><title>Argo CD</title><h1>Argo CD (stand-in)</h1><pre>${text}</pre>`,
  };
}
