import type { RunOutcome, SeedJob, SeedRun, SeedStep, SeedWorkflow } from './seed.ts';
import { before, HOUR, MINUTE, DAY } from './clock.ts';

const build: readonly SeedStep[] = [
  {
    name: 'Set up job',
    seconds: 3,
    log: ['Runner image: ubuntu-24.04', 'Prepare all required actions'],
  },
  {
    name: 'Run actions/checkout@v4',
    seconds: 2,
    log: ['Syncing repository', 'Fetching the repository'],
  },
  {
    name: 'Run actions/setup-node@v4',
    seconds: 6,
    log: ['Found in cache @ /opt/hostedtoolcache/node/22'],
  },
  { name: 'Install dependencies', seconds: 38, log: ['npm ci', 'added 412 packages in 37s'] },
  {
    name: 'Test',
    seconds: 64,
    log: ['npm test', 'Test Files  41 passed (41)', 'Tests  317 passed (317)'],
  },
];

const failingTest: SeedStep = {
  name: 'Test',
  seconds: 41,
  log: [
    'npm test',
    'FAIL src/refund.test.ts > refunds in part',
    'AssertionError: expected 1200 to be 1000',
    'Error: Process completed with exit code 1.',
  ],
};

const lint: readonly SeedStep[] = [
  { name: 'Set up job', seconds: 2, log: ['Runner image: ubuntu-24.04'] },
  { name: 'Run actions/checkout@v4', seconds: 2, log: ['Syncing repository'] },
  { name: 'Lint', seconds: 19, log: ['npm run lint', 'Found 0 warnings and 0 errors.'] },
];

const deploy: readonly SeedStep[] = [
  { name: 'Set up job', seconds: 2, log: ['Runner image: ubuntu-24.04'] },
  { name: 'Build image', seconds: 71, log: ['exporting to image', 'writing image sha256:5b0c6a…'] },
  { name: 'Roll out to staging', seconds: 33, log: ['deployment "app" successfully rolled out'] },
];

function ciJobs(outcome: RunOutcome): SeedJob[] {
  const last = build.length - 1;
  const test: SeedJob = {
    success: { name: 'test', steps: build },
    failure: { name: 'test', steps: [...build.slice(0, last), failingTest], stopsAt: last },
    cancelled: { name: 'test', steps: build, stopsAt: 3 },
    in_progress: { name: 'test', steps: build, stopsAt: last },
  }[outcome];
  return [{ name: 'lint', steps: lint }, test];
}

function deployJobs(outcome: RunOutcome): SeedJob[] {
  const job: SeedJob = { name: 'staging', steps: deploy };
  return outcome === 'success' ? [job] : [{ ...job, stopsAt: 1 }];
}

type RunLine = readonly [
  outcome: RunOutcome,
  minutesAgo: number,
  title: string,
  extra?: Partial<SeedRun>,
];

/** Oldest first, as numbers count up. */
const ciRuns: readonly RunLine[] = [
  ['success', (6 * DAY) / MINUTE, 'First version'],
  ['failure', (4 * DAY) / MINUTE, 'Refund in part', { branch: 'refunds', event: 'pull_request' }],
  ['cancelled', (3 * DAY) / MINUTE, 'Refund in part', { branch: 'refunds', event: 'pull_request' }],
  ['success', (2 * DAY) / MINUTE, 'Document the interface'],
  ['success', (9 * HOUR) / MINUTE, 'Nightly', { event: 'schedule' }],
  ['in_progress', 1, 'Raise the time limit of calls'],
];

const deployRuns: readonly RunLine[] = [
  ['success', (2 * DAY) / MINUTE - 5, 'Document the interface'],
  ['failure', (8 * HOUR) / MINUTE, 'Deploy by hand', { event: 'workflow_dispatch' }],
];

function runs(
  lines: readonly RunLine[],
  jobs: (outcome: RunOutcome) => SeedJob[],
  options: WorkflowOptions,
): SeedRun[] {
  return lines.map(([outcome, minutesAgo, title, extra]) => ({
    title,
    event: 'push',
    branch: 'main',
    actor: options.actor,
    startedAt: before(options.now, minutesAgo * MINUTE),
    outcome,
    jobs: jobs(outcome),
    ...extra,
  }));
}

export interface WorkflowOptions {
  readonly now: Date;
  /** Login of who started the runs. */
  readonly actor: string;
}

/** The CI of a service with a run in every state; it expects a branch `refunds`. */
export function ciWorkflow(options: WorkflowOptions): SeedWorkflow {
  return { name: 'CI', path: '.github/workflows/ci.yml', runs: runs(ciRuns, ciJobs, options) };
}

/** The CI of a repository with its main branch only. */
export function quietCiWorkflow(options: WorkflowOptions): SeedWorkflow {
  const lines = ciRuns.filter(([outcome]) => outcome === 'success');
  return { name: 'CI', path: '.github/workflows/ci.yml', runs: runs(lines, ciJobs, options) };
}

export function deployWorkflow(options: WorkflowOptions): SeedWorkflow {
  return {
    name: 'Deploy',
    path: '.github/workflows/deploy.yml',
    runs: runs(deployRuns, deployJobs, options),
  };
}
