import { SHOWN } from '../company.ts';
import { ago, metadata, suffix, type KubernetesObject, type Place } from './objects.ts';
import { labelsOf } from './naming.ts';

interface Task {
  readonly name: string;
  readonly runAfter?: readonly string[];
  /** Names of the steps. */
  readonly steps: readonly string[];
  /** From the begin of the run, in minutes. */
  readonly from: number;
  readonly to: number;
}

/** How the web shop gets built and delivered. */
const TASKS: readonly Task[] = [
  { name: 'clone', steps: ['clone'], from: 0, to: 0.4 },
  { name: 'lint', runAfter: ['clone'], steps: ['lint'], from: 0.5, to: 1.3 },
  { name: 'test', runAfter: ['clone'], steps: ['install', 'test'], from: 0.5, to: 3.2 },
  { name: 'image', runAfter: ['lint', 'test'], steps: ['build', 'push'], from: 3.3, to: 5.1 },
  { name: 'scan', runAfter: ['image'], steps: ['scan'], from: 5.2, to: 5.8 },
  { name: 'deploy', runAfter: ['image'], steps: ['deploy'], from: 5.2, to: 5.9 },
];
const LENGTH = 6;

interface Run {
  readonly name: string;
  /** Minutes since it began. */
  readonly age: number;
  readonly fails?: string;
  /** Its pods have not been removed yet. */
  readonly pods?: boolean;
}

const RUNS: readonly Run[] = [
  { name: `${SHOWN}-build-7qk2x`, age: 4.2, pods: true },
  { name: `${SHOWN}-build-m4d9c`, age: 95, pods: true },
  { name: `${SHOWN}-build-x8r5t`, age: 260, fails: 'test', pods: true },
  { name: `${SHOWN}-build-c2w6h`, age: 1_510 },
  { name: `${SHOWN}-build-t9j4v`, age: 2_980 },
  { name: `${SHOWN}-build-k5z7p`, age: 4_430 },
];

/** Runs of the web shop's pipeline with their tasks and pods: one goes on, one has failed. */
export function pipelineRuns(place: Place): KubernetesObject[] {
  return RUNS.flatMap((run) => {
    const pipelineRun = pipelineRunOf(place, run);
    const begun = TASKS.filter((task) => isBegun(run, task));
    const taskRuns = begun.map((task) => taskRunOf(place, pipelineRun, run, task));
    const pods = run.pods
      ? taskRuns.map((taskRun, at) => podOf(place, taskRun, run, begun[at]!))
      : [];
    return [pipelineRun, ...taskRuns, ...pods];
  });
}

type State = 'Running' | 'Succeeded' | 'Failed';

function isBegun({ age, fails }: Run, { name, from }: Task): boolean {
  const end = TASKS.find((task) => task.name === fails)?.to ?? LENGTH;
  return from < age && (from < end || name === fails);
}

function stateOf({ age, fails }: Run, { name, to }: Pick<Task, 'name' | 'to'>): State {
  if (to > age) return 'Running';
  return name === fails ? 'Failed' : 'Succeeded';
}

function condition(place: Place, state: State, at: number, message: string) {
  const status = { Running: 'Unknown', Succeeded: 'True', Failed: 'False' }[state];
  return { type: 'Succeeded', status, reason: state, message, lastTransitionTime: ago(place, at) };
}

function pipelineRunOf(place: Place, run: Run) {
  const { name, age, fails } = run;
  const failed = TASKS.find((task) => task.name === fails);
  const to = failed?.to ?? LENGTH;
  const state: State = to > age ? 'Running' : failed ? 'Failed' : 'Succeeded';
  const tasks = TASKS.map(({ name: task, runAfter }) => ({
    name: task,
    taskRef: { kind: 'Task', name: task },
    ...(runAfter === undefined ? {} : { runAfter }),
  }));
  const params = [
    { name: 'repository', value: `https://github.com/acme/${SHOWN}.git` },
    { name: 'revision', value: 'main' },
  ];
  const pipeline = `${SHOWN}-build`;
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: metadata(place, {
      name,
      age,
      labels: { ...labelsOf(SHOWN), 'tekton.dev/pipeline': pipeline },
      annotations: state === 'Succeeded' ? { 'chains.tekton.dev/signed': 'true' } : {},
    }),
    spec: { pipelineRef: { name: pipeline }, params, timeouts: { pipeline: '1h0m0s' } },
    status: {
      startTime: ago(place, age),
      ...(state === 'Running' ? {} : { completionTime: ago(place, age - to) }),
      conditions: [condition(place, state, age - Math.min(to, age), MESSAGES[state])],
      childReferences: TASKS.filter((task) => isBegun(run, task)).map((task) => ({
        apiVersion: 'tekton.dev/v1',
        kind: 'TaskRun',
        name: `${name}-${task.name}`,
        pipelineTaskName: task.name,
      })),
      pipelineSpec: { tasks, params: params.map((each) => ({ name: each.name, type: 'string' })) },
      ...(state === 'Succeeded' ? { results: resultsOf(name) } : {}),
    },
  };
}

const MESSAGES: Readonly<Record<State, string>> = {
  Running: 'Tasks Completed: 3 (Failed: 0, Cancelled 0), Incomplete: 3, Skipped: 0',
  Succeeded: 'Tasks Completed: 6 (Failed: 0, Cancelled 0), Skipped: 0',
  Failed: 'Tasks Completed: 3 (Failed: 1, Cancelled 0), Skipped: 3',
};

function resultsOf(run: string) {
  return [
    { name: 'IMAGE_URL', value: `registry.acme.example/${SHOWN}:2.8.1` },
    {
      name: 'SCAN_OUTPUT',
      value: JSON.stringify({
        vulnerabilities: { critical: 0, high: run.length % 2, medium: 3, low: 8 },
      }),
    },
  ];
}

function taskRunOf(place: Place, owner: ReturnType<typeof pipelineRunOf>, run: Run, task: Task) {
  const state = stateOf(run, task);
  const began = run.age - task.from;
  const ended = run.age - task.to;
  const name = `${run.name}-${task.name}`;
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
    metadata: metadata(place, {
      name,
      age: began,
      owner,
      labels: {
        ...owner.metadata.labels,
        'tekton.dev/pipelineRun': run.name,
        'tekton.dev/pipelineTask': task.name,
        'tekton.dev/task': task.name,
      },
    }),
    spec: { taskRef: { kind: 'Task', name: task.name }, serviceAccountName: 'default' },
    status: {
      podName: `${name}-pod`,
      startTime: ago(place, began),
      ...(state === 'Running' ? {} : { completionTime: ago(place, ended) }),
      conditions: [
        condition(
          place,
          state,
          Math.max(ended, 0),
          state === 'Failed'
            ? `"step-${task.steps.at(-1)}" exited with code 1`
            : 'All Steps have completed executing',
        ),
      ],
      steps: task.steps.map((step) => ({
        name: step,
        container: `step-${step}`,
        ...containerState(place, state, began, ended),
      })),
      taskSpec: {
        steps: task.steps.map((step) => ({
          name: step,
          image: `registry.acme.example/ci/${step}`,
        })),
      },
    },
  };
}

function containerState(place: Place, state: State, began: number, ended: number) {
  const startedAt = ago(place, began);
  if (state === 'Running') return { running: { startedAt } };
  return {
    terminated: {
      exitCode: state === 'Failed' ? 1 : 0,
      reason: state === 'Failed' ? 'Error' : 'Completed',
      startedAt,
      finishedAt: ago(place, ended),
    },
  };
}

function podOf(place: Place, owner: ReturnType<typeof taskRunOf>, run: Run, task: Task) {
  const state = stateOf(run, task);
  const [began, ended] = [run.age - task.from, run.age - task.to];
  const name = `${owner.metadata.name}-pod`;
  const image = (step: string) => `registry.acme.example/ci/${step}:2026.1`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(place, {
      name,
      age: began,
      owner,
      labels: { ...owner.metadata.labels, 'tekton.dev/taskRun': owner.metadata.name },
    }),
    spec: {
      containers: task.steps.map((step) => ({ name: `step-${step}`, image: image(step) })),
      nodeName: 'node-2',
      restartPolicy: 'Never',
    },
    status: {
      phase: state,
      startTime: ago(place, began),
      conditions: [],
      containerStatuses: task.steps.map((step) => ({
        name: `step-${step}`,
        image: image(step),
        imageID: '',
        containerID: `containerd://${suffix(name + step, 24)}`,
        ready: state === 'Running',
        started: state === 'Running',
        restartCount: 0,
        state: containerState(place, state, began, ended),
      })),
    },
  };
}
