import { TOKEN } from '../company.ts';
import { basicAuth, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { commitOf, seedJobs, type Build, type Job } from './seed.ts';
import { pick, readTree, type Tree } from './tree.ts';
import { buildView, consoleText, jobView, urlOf, type Path } from './views.ts';

/** Whom the API token belongs to. */
const USERNAME = 'backstage';
const CRUMB = '8f2c1d5ab0e94c7f9a3e6d41c2b7f0585d7a16e3c9b24f80a1d6e57b3c0f9284';
const HEADERS = { 'x-jenkins': '2.528.3', 'x-hudson': '1.395' };
/** How long a build takes that somebody starts, in milliseconds. */
const BUILD = 45_000;

interface World {
  readonly root: string;
  readonly jobs: readonly Job[];
  readonly now: () => number;
}

/** Starts a stand-in for a Jenkins controller with a folder for each team. */
export async function startJenkins({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  const began = Date.now();
  const jobs = seedJobs(now);
  return serveStandIn({
    title: 'Jenkins',
    port,
    values: () => ({ username: USERNAME, token: TOKEN }),
    answer: (root) => {
      const world = { root, jobs, now: () => now.getTime() + Date.now() - began };
      return (call) => {
        const { headers, ...answer } = respond(world, call);
        return { ...answer, headers: { ...HEADERS, ...headers } };
      };
    },
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  const isApi = /\/(api\/json|consoleText|build|buildWithParameters|replay\/rebuild)\/?$/.test(
    call.path,
  );
  // Who follows a link has signed in to Jenkins; the API is asked with a token.
  const denied = isApi || call.method !== 'GET' ? refusal(call) : undefined;
  if (denied !== undefined) return denied;
  const path = call.path.replace(/\/+$/, '');
  if (path === '/crumbIssuer/api/json') return { body: crumb() };
  if (path === '/me/api/json') return { body: me(world.root) };
  const { jobs, rest } = find(world.jobs, path);
  if (jobs === undefined) return page(404, 'Not Found');
  if (jobs.length === 0) return respondAsController(world, rest, call);
  const [number = ''] = rest;
  return /^(\d+|lastBuild)$/.test(number)
    ? respondAsBuild(world, jobs, rest, call)
    : respondAsJob(world, jobs, rest, call);
}

function refusal(call: StandInCall): StandInAnswer | undefined {
  const given = basicAuth(call);
  if (given === undefined) {
    const login = `/login?from=${encodeURIComponent(call.path)}`;
    return page(403, `Authentication required: ${login}`);
  }
  if (given.username === USERNAME && given.password === TOKEN) return undefined;
  return {
    ...page(401, `Invalid password/token for user: ${given.username}`),
    headers: {
      'content-type': 'text/html;charset=utf-8',
      'www-authenticate': 'Basic realm="Jenkins"',
    },
  };
}

function crumb() {
  return {
    _class: 'hudson.security.csrf.DefaultCrumbIssuer',
    crumb: CRUMB,
    crumbRequestField: 'Jenkins-Crumb',
  };
}

function me(root: string) {
  return {
    _class: 'hudson.model.User',
    absoluteUrl: `${root}/user/${USERNAME}`,
    description: null,
    fullName: 'Backstage',
    id: USERNAME,
    property: [],
  };
}

/** The jobs on the way of `/job/a/job/b`, and what the path asks of the last of them. */
function find(top: readonly Job[], path: string) {
  const segments = path.split('/').slice(1).map(decodeURIComponent);
  const jobs: Job[] = [];
  let within = top;
  while (segments[0] === 'job') {
    const job = within.find(({ name }) => name === segments[1]);
    if (job === undefined) return { jobs: undefined, rest: [] };
    jobs.push(job);
    within = job.jobs;
    segments.splice(0, 2);
  }
  return { jobs, rest: segments };
}

function respondAsController(world: World, rest: string[], { query }: StandInCall): StandInAnswer {
  const { root, jobs, now } = world;
  if (rest.join('/') === 'api/json') {
    const whole = {
      _class: 'hudson.model.Hudson',
      jobs: jobs.map((job) => jobView(root, [job], now())),
      mode: 'NORMAL',
      nodeDescription: "the Jenkins controller's built-in node",
      numExecutors: 0,
      url: `${root}/`,
      useCrumbs: true,
      useSecurity: true,
    };
    return { body: answered(whole, query) };
  }
  if (rest.join('') !== '') return page(404, 'Not Found');
  return page(200, jobs.map(({ name }) => name).join('\n'));
}

function respondAsJob(world: World, path: Path, rest: string[], call: StandInCall): StandInAnswer {
  const { root, now } = world;
  const asked = rest.join('/');
  if (asked === 'api/json') return { body: answered(jobView(root, path, now()), call.query) };
  if (call.method === 'POST' && /^build(WithParameters)?$/.test(asked)) {
    if (path.at(-1)!.kind !== 'branch') return page(405, 'Method Not Allowed');
    const { number } = start(world, path, 'Started by user Backstage');
    return { status: 201, headers: { location: `${root}/queue/item/${4000 + number}/` } };
  }
  if (asked !== '') return page(404, 'Not Found');
  const { builds, jobs } = path.at(-1)!;
  return page(200, [...jobs.map(({ name }) => name), ...builds.map(lineOf)].join('\n'));
}

function respondAsBuild(
  world: World,
  path: Path,
  [number, ...rest]: string[],
  call: StandInCall,
): StandInAnswer {
  const { root, now } = world;
  const { builds } = path.at(-1)!;
  const build = builds.find((each) => number === 'lastBuild' || each.number === Number(number));
  if (build === undefined) return page(404, 'Not Found');
  const asked = rest.join('/');
  if (asked === 'api/json')
    return { body: answered(buildView(root, path, build, now()), call.query) };
  if (call.method === 'POST' && asked === 'replay/rebuild') {
    start(world, path, `Replayed #${build.number}`, build);
    return { status: 302, headers: { location: urlOf(root, path) } };
  }
  if (['consoleText', 'console', ''].includes(asked)) {
    const text = consoleText(path, build, now());
    if (asked !== 'consoleText') return page(200, text);
    return { headers: { 'content-type': 'text/plain;charset=utf-8' }, body: text };
  }
  if (asked !== 'testReport') return page(404, 'Not Found');
  const { total, failed, skipped } = build.tests;
  return page(200, `${total} tests, ${failed} failed, ${skipped} skipped`);
}

function start({ now }: World, path: Path, cause: string, again?: Build): Build {
  const { builds } = path.at(-1)!;
  const number = (builds[0]?.number ?? 0) + 1;
  const build: Build = {
    number,
    startedAt: now(),
    takes: BUILD,
    result: 'SUCCESS',
    tests: { total: 412, failed: 0, skipped: 2 },
    commit: again?.commit ?? builds[0]?.commit ?? commitOf(cause),
    cause,
  };
  builds.unshift(build);
  return build;
}

/** Without a tree, jobs and builds within are only named. */
const BRIEF = '_class,name,url,color,number';
const ROOTS = ['jobs', 'builds', 'lastBuild', 'lastCompletedBuild', 'lastSuccessfulBuild'];
const ALL = '*[*[*[*[*[*[*]]]]]]';

function answered(whole: Record<string, unknown>, query: URLSearchParams): unknown {
  const asked = query.get('tree');
  if (asked !== null) return pick(whole, readTree(asked));
  const depth = Number(query.get('depth') ?? 0);
  const brief: Tree = readTree(depth === 0 ? BRIEF : `${BRIEF},${ALL}`);
  const all = readTree(ALL);
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [
      name,
      pick(value, ROOTS.includes(name) ? brief : all),
    ]),
  );
}

function lineOf({ number, result, cause }: Build): string {
  return `#${number} ${result} (${cause})`;
}

function page(status: number, text: string): StandInAnswer {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return {
    status,
    headers: { 'content-type': 'text/html;charset=utf-8' },
    body: `<!doctype html><title>Jenkins</title><h1>Jenkins (stand-in)</h1><pre>${escaped}</pre>`,
  };
}
