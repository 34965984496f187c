import { history, resolveCommit } from './git.ts';
import { SECOND } from './clock.ts';
import type { RunOutcome, SeedJob, SeedRun, SeedWorkflow } from './seed.ts';
import type { Repository, World } from './world.ts';

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  readonly workflow: Workflow;
  readonly seed: SeedRun;
  readonly sha: string;
  readonly jobs: readonly Job[];
  attempt: number;
  /** When it was last started again, if it was. */
  restartedAt: Date | undefined;
  cancelled: boolean;
}

export interface Job {
  readonly id: number;
  readonly seed: SeedJob;
}

export type Status = 'queued' | 'in_progress' | 'completed';
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | null;

export interface Progress {
  readonly status: Status;
  readonly conclusion: Conclusion;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

export interface StepProgress extends Progress {
  readonly name: string;
  readonly number: number;
  readonly log: readonly string[];
}

export interface JobProgress extends Progress {
  readonly id: number;
  readonly name: string;
  readonly steps: readonly StepProgress[];
}

export interface RunProgress extends Progress {
  readonly updatedAt: Date;
  readonly jobs: readonly JobProgress[];
}

async function commitAt(repository: Repository, run: SeedRun): Promise<string> {
  const tip = await resolveCommit(repository.directory, `refs/heads/${run.branch}`);
  if (tip === undefined) return '0'.repeat(40);
  const then = await history(repository.directory, tip, { before: run.startedAt, limit: 1 });
  return then[0]?.sha ?? tip;
}

/** Gives the seed's workflows and runs their ids, numbers and commits. */
export async function startRuns(
  world: World,
  repository: Repository,
  seeds: readonly SeedWorkflow[],
): Promise<{ workflows: Workflow[]; runs: Run[] }> {
  const workflows: Workflow[] = [];
  const runs: Run[] = [];
  for (const seed of seeds) {
    const workflow = { id: world.nextId(), name: seed.name, path: seed.path };
    workflows.push(workflow);
    for (const [index, run] of seed.runs.entries()) {
      runs.push({
        id: world.nextId(),
        number: index + 1,
        workflow,
        seed: run,
        sha: await commitAt(repository, run),
        jobs: run.jobs.map((job) => ({ id: world.nextId(), seed: job })),
        attempt: 1,
        restartedAt: undefined,
        cancelled: false,
      });
    }
  }
  return { workflows, runs };
}

/** A run that is started again waits, works and ends well within a demo's patience. */
const QUEUED_FOR = 3 * SECOND;
const RESTARTED_STEP = 2;

interface JobPlan {
  readonly start: number;
  readonly outcome: RunOutcome;
  readonly stopsAt: number;
  readonly seconds: (step: number) => number;
}

/** Where a step stands when the clock alone decides: not begun, under way, done. */
function timed(start: number, end: number, now: number, conclusion: Conclusion): Progress {
  if (now < start) {
    return { status: 'queued', conclusion: null, startedAt: new Date(start), completedAt: null };
  }
  if (now < end) {
    return {
      status: 'in_progress',
      conclusion: null,
      startedAt: new Date(start),
      completedAt: null,
    };
  }
  return {
    status: 'completed',
    conclusion,
    startedAt: new Date(start),
    completedAt: new Date(end),
  };
}

function stepProgress(plan: JobPlan, index: number, start: number, now: number): Progress {
  const end = start + plan.seconds(index) * SECOND;
  if (index < plan.stopsAt) return timed(start, end, now, 'success');
  if (index > plan.stopsAt) {
    return plan.outcome === 'in_progress'
      ? { status: 'queued', conclusion: null, startedAt: new Date(start), completedAt: null }
      : timed(start, start, now, 'skipped');
  }
  return plan.outcome === 'in_progress'
    ? { status: 'in_progress', conclusion: null, startedAt: new Date(start), completedAt: null }
    : timed(start, end, now, plan.outcome);
}

function jobProgress(job: Job, plan: JobPlan, now: number): JobProgress {
  let clock = plan.start;
  const steps = job.seed.steps.map((step, index): StepProgress => {
    const progress = stepProgress(plan, index, clock, now);
    if (index <= plan.stopsAt) clock += plan.seconds(index) * SECOND;
    return { name: step.name, number: index + 1, log: step.log, ...progress };
  });
  const end = plan.outcome === 'in_progress' && plan.stopsAt < steps.length ? Infinity : clock;
  const conclusion = plan.stopsAt < steps.length ? concluded(plan.outcome) : 'success';
  const whole =
    end === Infinity
      ? { ...timed(plan.start, now + 1, now, null) }
      : timed(plan.start, end, now, conclusion);
  return { id: job.id, name: job.seed.name, steps, ...whole };
}

function concluded(outcome: RunOutcome): Conclusion {
  return outcome === 'in_progress' ? null : outcome;
}

function planOf(run: Run, job: Job): JobPlan {
  const all = job.seed.steps.length;
  if (run.restartedAt !== undefined) {
    return {
      start: run.restartedAt.getTime() + QUEUED_FOR,
      outcome: 'success',
      stopsAt: all,
      seconds: () => RESTARTED_STEP,
    };
  }
  return {
    start: run.seed.startedAt.getTime(),
    outcome: run.cancelled && run.seed.outcome === 'in_progress' ? 'cancelled' : run.seed.outcome,
    stopsAt: job.seed.stopsAt ?? all,
    seconds: (step) => job.seed.steps[step]?.seconds ?? 0,
  };
}

function overall(jobs: readonly JobProgress[]): Pick<Progress, 'status' | 'conclusion'> {
  if (jobs.every(({ status }) => status === 'queued'))
    return { status: 'queued', conclusion: null };
  if (jobs.some(({ status }) => status !== 'completed')) {
    return { status: 'in_progress', conclusion: null };
  }
  const all = jobs.map(({ conclusion }) => conclusion);
  for (const worst of ['failure', 'cancelled'] as const) {
    if (all.includes(worst)) return { status: 'completed', conclusion: worst };
  }
  return { status: 'completed', conclusion: 'success' };
}

/** Where a run, its jobs and its steps stand at a moment. */
export function runProgress(run: Run, now: Date): RunProgress {
  const jobs = run.jobs.map((job) => jobProgress(job, planOf(run, job), now.getTime()));
  const startedAt = run.restartedAt ?? run.seed.startedAt;
  const whole = overall(jobs);
  const ends = jobs.map(({ completedAt }) => completedAt?.getTime() ?? 0);
  const last = new Date(Math.max(startedAt.getTime(), ...ends));
  return {
    ...whole,
    startedAt,
    completedAt: whole.status === 'completed' ? last : null,
    updatedAt: last,
    jobs,
  };
}

/** The log of a job up to where it is, each line with its time as GitHub writes it. */
export function jobLog(job: JobProgress): string {
  return job.steps
    .filter(({ status, conclusion }) => status !== 'queued' && conclusion !== 'skipped')
    .flatMap((step) => {
      const time = step.startedAt.toISOString().replace('Z', '0000Z');
      const failed = step.conclusion === 'failure';
      const body = step.log.map((line, index) =>
        failed && index === step.log.length - 1 ? `##[error]${line}` : line,
      );
      return [`##[group]${step.name}`, ...body, '##[endgroup]'].map((line) => `${time} ${line}`);
    })
    .map((line) => `${line}\n`)
    .join('');
}
