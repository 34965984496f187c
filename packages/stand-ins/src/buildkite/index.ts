import { ORGANIZATION, TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { seedBuilds, STEPS, uuid, type Build } from './seed.ts';
import { apiUrl, buildView, jobId, logOf, pipelineView } from './views.ts';

/** A token that may not read builds. */
export const TOKEN_WITHOUT_SCOPES = 'stand-in-token-without-scopes';
const SCOPES = ['read_pipelines', 'read_builds', 'read_build_logs', 'write_builds'];

interface World {
  readonly root: string;
  readonly builds: ReadonlyMap<string, Build[]>;
  readonly now: () => number;
}

/** Starts a stand-in for Buildkite's REST API with a pipeline for each component. */
export async function startBuildkite({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  const began = Date.now();
  const builds = seedBuilds(now);
  return serveStandIn({
    title: 'Buildkite',
    port,
    values: (root) => ({ apiUrl: `${root}/v2`, token: TOKEN, organization: ORGANIZATION }),
    answer: (root) => {
      const world = { root, builds, now: () => now.getTime() + Date.now() - began };
      return (call) => respond(world, call);
    },
  });
}

const PATH =
  /^\/v2\/organizations\/(?<organization>[^/]+)\/pipelines\/(?<pipeline>[^/]+)(?:\/(?<builds>builds)(?:\/(?<number>\d+)(?:\/(?<action>rebuild)|\/jobs\/(?<job>[^/]+)\/log)?)?)?$/;

function respond(world: World, call: StandInCall): StandInAnswer {
  if (!call.path.startsWith('/v2/')) return webPage(world, call.path);
  const token = bearerToken(call);
  if (token !== TOKEN && token !== TOKEN_WITHOUT_SCOPES) {
    const hint = 'https://buildkite.com/docs/apis/rest-api#authentication';
    return message(401, `Authentication required. Please supply a valid API Access Token: ${hint}`);
  }
  const scopes = token === TOKEN ? SCOPES : [];
  if (call.path === '/v2/access-token') return { body: { uuid: uuid(token), scopes } };
  if (call.path === '/v2/builds') {
    if (!scopes.includes('read_builds')) return forbidden('read_builds');
    const all = [...world.builds.values()].flat();
    return list(world, '/v2/builds', all, call.query);
  }
  const { organization, pipeline, builds, number, action, job } =
    PATH.exec(decodeURIComponent(call.path))?.groups ?? {};
  if (organization !== ORGANIZATION) return message(404, 'No organization found');
  const all = world.builds.get(pipeline ?? '');
  if (all === undefined || pipeline === undefined) return message(404, 'No pipeline found');
  const scope = scopeOf({ builds, action, job });
  if (!scopes.includes(scope)) return forbidden(scope);
  if (builds === undefined) return { body: pipelineView(world.root, pipeline) };
  if (number === undefined) return list(world, call.path, all, call.query);
  const build = all.find((each) => each.number === Number(number));
  if (build === undefined) return message(404, 'No build found');
  if (action !== undefined) return rebuild(world, all, build, call);
  if (job !== undefined) return log(world, build, job);
  return { body: buildView(world.root, build, world.now()) };
}

function message(status: number, text: string): StandInAnswer {
  return { status, body: { message: text } };
}

function forbidden(scope: string): StandInAnswer {
  return message(403, `Forbidden. Your access token doesn't have the ${scope} scope.`);
}

function scopeOf(asked: {
  readonly builds: string | undefined;
  readonly action: string | undefined;
  readonly job: string | undefined;
}): string {
  if (asked.builds === undefined) return 'read_pipelines';
  if (asked.action !== undefined) return 'write_builds';
  return asked.job === undefined ? 'read_builds' : 'read_build_logs';
}

function list(
  { root, now }: World,
  path: string,
  all: readonly Build[],
  query: URLSearchParams,
): StandInAnswer {
  const branch = query.get('branch');
  const found = all.filter((each) => branch === null || each.branch === branch);
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const last = Math.max(1, Math.ceil(found.length / size));
  const link = (to: number, rel: string) => {
    const params = new URLSearchParams(query);
    params.set('page', String(to));
    return `<${root}${path}?${params.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
    body: found.slice((page - 1) * size, page * size).map((each) => buildView(root, each, now())),
  };
}

function rebuild(
  { root, now }: World,
  all: Build[],
  { fails: _, slowness: __, ...build }: Build,
  { method }: StandInCall,
): StandInAnswer {
  if (method !== 'PUT') return message(404, 'Not Found');
  const again: Build = {
    ...build,
    number: (all[0]?.number ?? 0) + 1,
    startedAt: now(),
    rebuiltFrom: build.number,
  };
  all.unshift(again);
  return { body: buildView(root, again, now()) };
}

function log({ root, now }: World, build: Build, job: string): StandInAnswer {
  const step = STEPS.flat().find((each) => jobId(build, each) === job);
  if (step === undefined) return message(404, 'No job found');
  const content = logOf(build, step, now());
  const { pipeline, number } = build;
  return {
    body: {
      url: `${apiUrl(root, `/pipelines/${pipeline}/builds/${number}`)}/jobs/${job}/log`,
      content,
      size: content.length,
      header_times: [],
    },
  };
}

function webPage({ root, builds, now }: World, path: string): StandInAnswer {
  const [, , pipeline = ''] = path.split('/');
  const lines = (builds.get(pipeline) ?? [...builds.values()].flat()).map((each) => {
    const { number, state, message: text } = buildView(root, each, now());
    return `${each.pipeline} #${number} ${state} (${text})`;
  });
  return {
    headers: { 'content-type': 'text/html;charset=utf-8' },
    body: `<!doctype html><title>Buildkite</title><h1>Buildkite (stand-in)</h1><pre>${lines.join('\n')}</pre>`,
  };
}
