import { stamp, stampOrNull } from '../clock.ts';
import type { CommitInfo } from '../git.ts';
import type { JobProgress, Run, RunProgress, Workflow } from '../runs.ts';
import { findUser, nodeId, type Repository, type World } from '../world.ts';
import { simpleUser } from './accounts.ts';
import { minimalRepository, repositoryUrl, webUrl } from './repositories.ts';

type Json = Record<string, unknown>;

export function workflowView(world: World, repository: Repository, workflow: Workflow): Json {
  const date = stamp(repository.createdAt);
  const file = workflow.path.split('/').at(-1) ?? workflow.path;
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: date,
    updated_at: date,
    url: `${repositoryUrl(world, repository)}/actions/workflows/${workflow.id}`,
    html_url: `${webUrl(world, repository)}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${webUrl(world, repository)}/workflows/${encodeURIComponent(file)}/badge.svg`,
  };
}

function headCommit(commit: CommitInfo | undefined): Json | null {
  if (commit === undefined) return null;
  const { name, email } = commit.author;
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: stamp(commit.committer.at),
    author: { name, email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

export interface RunSight {
  readonly run: Run;
  readonly progress: RunProgress;
  readonly commit: CommitInfo | undefined;
}

export function runView(world: World, repository: Repository, sight: RunSight): Json {
  const { run, progress, commit } = sight;
  const api = repositoryUrl(world, repository);
  const url = `${api}/actions/runs/${run.id}`;
  const actor = findUser(world, run.seed.actor) ?? world.users[0];
  const person = actor === undefined ? undefined : simpleUser(world, actor);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.seed.branch,
    head_sha: run.sha,
    path: run.workflow.path,
    display_title: run.seed.title,
    run_number: run.number,
    event: run.seed.event,
    status: progress.status,
    conclusion: progress.conclusion,
    workflow_id: run.workflow.id,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    url,
    html_url: `${webUrl(world, repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: stamp(run.seed.startedAt),
    updated_at: stamp(progress.updatedAt),
    actor: person,
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: stamp(progress.startedAt),
    triggering_actor: person,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: headCommit(commit),
    repository: minimalRepository(world, repository),
    head_repository: minimalRepository(world, repository),
  };
}

export function jobView(world: World, repository: Repository, run: Run, job: JobProgress): Json {
  const api = repositoryUrl(world, repository);
  const queued = job.status === 'queued';
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflow.name,
    head_branch: run.seed.branch,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.sha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${webUrl(world, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: stamp(run.restartedAt ?? run.seed.startedAt),
    started_at: stamp(job.startedAt),
    completed_at: stampOrNull(job.completedAt),
    name: job.name,
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: step.status === 'queued' ? null : stamp(step.startedAt),
      completed_at: stampOrNull(step.completedAt),
    })),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: queued ? null : 1,
    runner_name: queued ? null : 'GitHub Actions 1',
    runner_group_id: queued ? null : 1,
    runner_group_name: queued ? null : 'Default',
  };
}
