import { ORGANIZATION, SOFTWARE } from '../company.ts';
import {
  commitOf,
  finishedAt,
  stateOf,
  STEPS,
  stepState,
  uuid,
  type Build,
  type Step,
} from './seed.ts';

const MINUTE = 60_000;

/** The address of the API, with its version. */
export function apiUrl(root: string, path = ''): string {
  return `${root}/v2/organizations/${ORGANIZATION}${path}`;
}

export function pipelineView(root: string, id: string) {
  const software = SOFTWARE.find((each) => each.id === id);
  const web = `${root}/${ORGANIZATION}/${id}`;
  return {
    id: uuid(id),
    url: apiUrl(root, `/pipelines/${id}`),
    web_url: web,
    name: software?.title ?? id,
    slug: id,
    description: software?.description ?? '',
    repository: `git@github.com:${ORGANIZATION}/${id}.git`,
    default_branch: 'main',
    branch_configuration: null,
    provider: { id: 'github', webhook_url: 'https://webhook.buildkite.com/deliver/example' },
    skip_queued_branch_builds: true,
    cancel_running_branch_builds: false,
    builds_url: apiUrl(root, `/pipelines/${id}/builds`),
    badge_url: `https://badge.buildkite.com/${uuid(`badge ${id}`)}.svg`,
    created_at: '2025-04-01T09:00:00.000Z',
    visibility: 'private',
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

export function buildView(root: string, build: Build, now: number) {
  const { pipeline, number, message, branch, author, startedAt, rebuiltFrom } = build;
  const state = stateOf(build, now);
  const commit = commitOf(build);
  return {
    id: uuid(`${pipeline} ${number}`),
    url: urlOf(root, pipeline, number),
    web_url: webUrlOf(root, pipeline, number),
    number,
    state,
    blocked: false,
    message,
    commit,
    branch,
    tag: null,
    env: {},
    source: rebuiltFrom === undefined ? 'webhook' : 'api',
    creator: { id: uuid(author.login), name: author.name, email: author.email },
    author: { username: author.login, name: author.name, email: author.email },
    created_at: iso(startedAt - 4_000),
    scheduled_at: iso(startedAt - 4_000),
    started_at: iso(startedAt),
    finished_at: state === 'running' ? null : iso(finishedAt(build)),
    meta_data: { 'buildkite:git:commit': commit },
    pull_request: null,
    rebuilt_from:
      rebuiltFrom === undefined
        ? null
        : {
            id: uuid(`${pipeline} ${rebuiltFrom}`),
            number: rebuiltFrom,
            url: urlOf(root, pipeline, rebuiltFrom),
          },
    pipeline: pipelineView(root, pipeline),
    jobs: jobsOf(root, build, now),
  };
}

function urlOf(root: string, pipeline: string, number: number): string {
  return apiUrl(root, `/pipelines/${pipeline}/builds/${number}`);
}

export function webUrlOf(root: string, pipeline: string, number: number): string {
  return `${root}/${ORGANIZATION}/${pipeline}/builds/${number}`;
}

function jobsOf(root: string, build: Build, now: number): object[] {
  return STEPS.flatMap((steps, part) => [
    ...(part === 0
      ? []
      : [{ id: uuid(`${build.number} wait ${part}`), type: 'waiter', state: null }]),
    ...steps.map((step) => jobView(root, build, step, now)),
  ]);
}

export function jobId({ pipeline, number }: Build, { name }: Step): string {
  return uuid(`${pipeline} ${number} ${name}`);
}

function jobView(root: string, build: Build, step: Step, now: number) {
  const { pipeline, number, startedAt, slowness = 1 } = build;
  const at = (minutes: number) => iso(startedAt + minutes * slowness * MINUTE);
  const id = jobId(build, step);
  const state = stepState(build, step, now);
  const url = `${urlOf(root, pipeline, number)}/jobs/${id}`;
  const isDone = state === 'passed' || state === 'failed';
  return {
    id,
    graphql_id: Buffer.from(`Job---${id}`).toString('base64'),
    type: 'script',
    name: step.name,
    step_key: step.name.toLowerCase(),
    agent_query_rules: ['queue=default'],
    state: state ?? 'broken',
    web_url: `${webUrlOf(root, pipeline, number)}#${id}`,
    log_url: `${url}/log`,
    raw_log_url: `${url}/log.txt`,
    artifacts_url: `${url}/artifacts`,
    command: step.command,
    soft_failed: false,
    exit_status: isDone ? Number(state === 'failed') : null,
    agent: null,
    created_at: iso(startedAt - 4_000),
    scheduled_at: iso(startedAt - 4_000),
    started_at: state === 'scheduled' || state === undefined ? null : at(step.from),
    finished_at: isDone ? at(step.to) : null,
    retried: false,
    retries_count: null,
    parallel_group_index: null,
    parallel_group_total: null,
  };
}

/** What a job wrote so far. */
export function logOf(build: Build, step: Step, now: number): string {
  const state = stepState(build, step, now);
  if (state === undefined || state === 'scheduled') return '';
  const lines = [
    '~~~ Preparing working directory',
    `$ git checkout -f ${commitOf(build)}`,
    '~~~ Running commands',
    `$ ${step.command}`,
  ];
  if (state === 'failed') {
    lines.push(
      step.name === 'Lint'
        ? 'src/title.ts:12: the name is never read'
        : 'images.test.ts: an image far away is not loaded ... failed',
      'The command exited with status 1',
    );
  }
  if (state === 'passed') lines.push('done');
  return `${lines.join('\n')}\n`;
}
