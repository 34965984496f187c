import {
  fields,
  GithubRefusal,
  json,
  list,
  noContent,
  notFound,
  paginate,
  redirect,
  text,
  type Answer,
  type Call,
  type Route,
} from '../call.ts';
import { history, resolveCommit } from '../git.ts';
import { runProgress, type Run, type RunProgress, type Workflow } from '../runs.ts';
import { sameName, type Repository } from '../world.ts';
import { jobView, runView, workflowView } from '../views/actions.ts';
import { actorOf, commitOf, repositoryOf } from './lookup.ts';

interface Sight {
  readonly run: Run;
  readonly progress: RunProgress;
}

/** Newest first, as GitHub lists them. */
function sights(call: Call, repository: Repository): Sight[] {
  const now = call.world.now();
  return repository.runs
    .map((run) => ({ run, progress: runProgress(run, now) }))
    .toSorted(
      (one, other) => other.run.seed.startedAt.getTime() - one.run.seed.startedAt.getTime(),
    );
}

async function sightView(call: Call, repository: Repository, { run, progress }: Sight) {
  const known = (await resolveCommit(repository.directory, run.sha)) !== undefined;
  const [commit] = known ? await history(repository.directory, run.sha, { limit: 1 }) : [];
  return runView(call.world, repository, { run, progress, commit });
}

/** The filters of the list; a status may also be a conclusion, as on GitHub. */
function wanted(call: Call): (sight: Sight) => boolean {
  const query = call.url.searchParams;
  const fits = (name: string, ...values: (string | null)[]): boolean => {
    const value = query.get(name);
    return value === null || value === '' || values.includes(value);
  };
  return ({ run, progress }) =>
    fits('branch', run.seed.branch) &&
    fits('event', run.seed.event) &&
    fits('actor', run.seed.actor) &&
    fits('head_sha', run.sha) &&
    fits('status', progress.status, progress.conclusion);
}

async function listRuns(call: Call, workflow?: Workflow): Promise<Answer> {
  const repository = repositoryOf(call);
  const all = sights(call, repository)
    .filter(({ run }) => workflow === undefined || run.workflow.id === workflow.id)
    .filter(wanted(call));
  const { items, headers } = paginate(call, all);
  const rows = await Promise.all(items.map((sight) => sightView(call, repository, sight)));
  return { status: 200, body: { total_count: all.length, workflow_runs: rows }, headers };
}

function workflowOf(call: Call, repository: Repository): Workflow {
  const id = call.params['workflow_id'] ?? '';
  const found = repository.workflows.find(
    (workflow) => String(workflow.id) === id || workflow.path.split('/').at(-1) === id,
  );
  if (!found) throw notFound();
  return found;
}

function runOf(call: Call, repository: Repository): Run {
  const found = repository.runs.find((run) => String(run.id) === call.params['run_id']);
  if (!found) throw notFound();
  return found;
}

async function showRun(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const run = runOf(call, repository);
  const progress = runProgress(run, call.world.now());
  return json(await sightView(call, repository, { run, progress }));
}

function rerun(call: Call): Answer {
  const run = runOf(call, repositoryOf(call));
  if (runProgress(run, call.world.now()).status !== 'completed') {
    throw new GithubRefusal(403, 'This workflow is already running');
  }
  run.attempt += 1;
  run.restartedAt = call.world.now();
  run.cancelled = false;
  return json({}, 201);
}

function cancel(call: Call): Answer {
  const run = runOf(call, repositoryOf(call));
  if (runProgress(run, call.world.now()).status === 'completed') {
    throw new GithubRefusal(409, 'Cannot cancel a workflow run that is completed.');
  }
  run.cancelled = true;
  run.restartedAt = undefined;
  return json({}, 202);
}

/** A new run with the jobs of the workflow's last one. */
async function dispatch(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const workflow = workflowOf(call, repository);
  const ref = (text(fields(call.body)['ref']) ?? '').replace(/^refs\/heads\//, '');
  const earlier = repository.runs.filter((run) => run.workflow.id === workflow.id);
  const last = earlier.at(-1);
  const now = call.world.now();
  repository.runs.push({
    id: call.world.nextId(),
    number: (last?.number ?? 0) + 1,
    workflow,
    seed: {
      title: workflow.name,
      event: 'workflow_dispatch',
      branch: ref,
      actor: actorOf(call).user.login,
      startedAt: now,
      outcome: 'success',
      jobs: [],
    },
    sha: await commitOf(repository, `refs/heads/${ref}`),
    jobs: (last?.jobs ?? []).map(({ seed }) => ({ id: call.world.nextId(), seed })),
    attempt: 1,
    restartedAt: now,
    cancelled: false,
  });
  return noContent;
}

function listJobs(call: Call): Answer {
  const repository = repositoryOf(call);
  const run = runOf(call, repository);
  const { jobs } = runProgress(run, call.world.now());
  const { items, headers } = paginate(call, jobs);
  const rows = items.map((job) => jobView(call.world, repository, run, job));
  return { status: 200, body: { total_count: jobs.length, jobs: rows }, headers };
}

/** The run that a job belongs to, and where the job stands. */
export function findJob(call: Call, repository: Repository, id: string) {
  for (const run of repository.runs) {
    const job = runProgress(run, call.world.now()).jobs.find((each) => String(each.id) === id);
    if (job) return { run, job };
  }
  throw notFound();
}

function showJob(call: Call): Answer {
  const repository = repositoryOf(call);
  const { run, job } = findJob(call, repository, call.params['job_id'] ?? '');
  return json(jobView(call.world, repository, run, job));
}

/** GitHub keeps logs elsewhere and leads there. */
function jobLogs(call: Call): Answer {
  const repository = repositoryOf(call);
  const { job } = findJob(call, repository, call.params['job_id'] ?? '');
  const { own } = call.world.addresses;
  return redirect(
    `${own}/_services/pipelines/${repository.owner}/${repository.name}/jobs/${job.id}`,
  );
}

const base = '/repos/{owner}/{repo}/actions';

const workflows: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/workflows`,
    handler: (call) => {
      const repository = repositoryOf(call);
      const answer = list(call, repository.workflows, (each) =>
        workflowView(call.world, repository, each),
      );
      const total = repository.workflows.length;
      return { ...answer, body: { total_count: total, workflows: answer.body } };
    },
  },
  {
    method: 'GET',
    path: `${base}/workflows/{workflow_id}`,
    handler: (call) => {
      const repository = repositoryOf(call);
      return json(workflowView(call.world, repository, workflowOf(call, repository)));
    },
  },
  {
    method: 'GET',
    path: `${base}/workflows/{workflow_id}/runs`,
    handler: (call) => listRuns(call, workflowOf(call, repositoryOf(call))),
  },
  {
    method: 'POST',
    path: `${base}/workflows/{workflow_id}/dispatches`,
    needs: 'token',
    handler: dispatch,
  },
];

const runs: readonly Route[] = [
  { method: 'GET', path: `${base}/runs`, handler: (call) => listRuns(call) },
  { method: 'GET', path: `${base}/runs/{run_id}`, handler: showRun },
  { method: 'GET', path: `${base}/runs/{run_id}/jobs`, handler: listJobs },
  { method: 'POST', path: `${base}/runs/{run_id}/rerun`, needs: 'token', handler: rerun },
  { method: 'POST', path: `${base}/runs/{run_id}/cancel`, needs: 'token', handler: cancel },
  { method: 'GET', path: `${base}/jobs/{job_id}`, handler: showJob },
  { method: 'GET', path: `${base}/jobs/{job_id}/logs`, needs: 'token', handler: jobLogs },
];

function createVariable(call: Call): Answer {
  const repository = repositoryOf(call);
  const { name, value } = fields(call.body);
  if ([...repository.variables.keys()].some((known) => sameName(known, String(name)))) {
    throw new GithubRefusal(409, 'Already exists - Variable already exists');
  }
  repository.variables.set(String(name), String(value));
  return json({}, 201);
}

export const actionRoutes: readonly Route[] = [
  ...workflows,
  ...runs,
  { method: 'POST', path: `${base}/variables`, needs: 'token', handler: createVariable },
];
