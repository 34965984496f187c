import type { ProjectState, RunStep, RunStepId } from '../server/project.ts';
import type { Problem } from '../worker/protocol.ts';

/** A project as it is followed: its state, its log, and whether the server can be heard. */
export interface Run {
  readonly project: ProjectState | undefined;
  readonly log: Log;
  /** `lost` comes back by itself, `refused` does not. */
  readonly connection: 'connecting' | 'open' | 'lost' | 'refused';
  /** Why the project can't be shown at all. */
  readonly problems: readonly Problem[] | undefined;
  /** When a step was first seen running, by the page's clock. */
  readonly seen: Readonly<Partial<Record<RunStepId, number>>>;
}

export interface Log {
  readonly lines: readonly string[];
  /** How many of the first lines were dropped for newer ones. */
  readonly dropped: number;
  /** The last event that is in it: the server may send some again. */
  readonly lastEvent: number;
}

/** What is heard of a project. `id` counts the server's events. */
export type Heard =
  | { readonly kind: 'state'; readonly id: number; readonly state: ProjectState; now: number }
  | { readonly kind: 'log'; readonly lines: readonly LogLine[] }
  | { readonly kind: 'opened' }
  | { readonly kind: 'lost' | 'refused'; readonly problems?: readonly Problem[] };

export interface LogLine {
  readonly id: number;
  readonly line: string;
}

export const NO_RUN: Run = {
  project: undefined,
  log: { lines: [], dropped: 0, lastEvent: 0 },
  connection: 'connecting',
  problems: undefined,
  seen: {},
};

/** Lines that are kept; a start in development writes some thousand a day. */
export const MAX_LINES = 20_000;
/** Dropped at a time, so that not each new line moves all others. */
const DROP = 2000;

export function heard(run: Run, event: Heard): Run {
  switch (event.kind) {
    case 'state':
      return withState(run, event.state, event.now);
    case 'log':
      return { ...run, log: withLines(run.log, event.lines) };
    case 'opened':
      return { ...run, connection: 'open', problems: undefined };
    case 'lost':
    case 'refused':
      return { ...run, connection: event.kind, problems: event.problems ?? run.problems };
  }
}

function withState(run: Run, project: ProjectState, now: number): Run {
  const seen = { ...run.seen };
  for (const { id, status } of project.steps) {
    if (status === 'running') seen[id] ??= now;
    else delete seen[id];
  }
  return { ...run, project, seen };
}

function withLines(log: Log, added: readonly LogLine[]): Log {
  const fresh = added.filter(({ id }) => id > log.lastEvent);
  if (fresh.length === 0) return log;
  const lines = [...log.lines, ...fresh.map(({ line }) => plain(line))];
  const lastEvent = fresh.at(-1)?.id ?? log.lastEvent;
  if (lines.length <= MAX_LINES) return { lines, dropped: log.dropped, lastEvent };
  const surplus = lines.length - MAX_LINES + DROP;
  return { lines: lines.slice(surplus), dropped: log.dropped + surplus, lastEvent };
}

// Colors, cursor moves and titles of a terminal; the server takes them out, other sources may not.
// eslint-disable-next-line no-control-regex -- these are what it is to find
const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// eslint-disable-next-line no-control-regex -- likewise
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A line of a terminal as text. What was written over by a carriage return is left out. */
export function plain(line: string): string {
  const shown = line.replace(TERMINAL, '').trimEnd();
  return shown.slice(shown.lastIndexOf('\r') + 1).replace(CONTROL, '');
}

/** The steps that this project has, without those that it does not need. */
export function stepsOf(project: ProjectState): readonly RunStep[] {
  const { steps, status } = project;
  // When it ended early, what did not come to be is skipped as well: it stays in sight.
  const ended = status === 'failed' || status === 'cancelled';
  return ended ? steps : steps.filter((step) => step.status !== 'skipped');
}

/** Whether a step came to its end. */
export function isDone({ steps }: ProjectState, step: RunStepId): boolean {
  return steps.some(({ id, status }) => id === step && status === 'done');
}

/** Whether it ended so early that only another try helps: it can't just be started. */
export function needsAnotherTry(project: ProjectState): boolean {
  const { status, steps } = project;
  if (status !== 'failed' && status !== 'cancelled') return false;
  const isInstalled = !steps.some((step) => step.id === 'install' && step.status === 'failed');
  return !isDone(project, 'place') || !isInstalled;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly current: RunStep | undefined;
}

export function progressOf(project: ProjectState): Progress {
  const steps = project.steps.filter(({ status }) => status !== 'skipped');
  return {
    done: steps.filter(({ status }) => status === 'done').length,
    all: steps.length,
    current: steps.find(({ status }) => status === 'running'),
  };
}

/**
 * How long it took, or takes until now, in milliseconds.
 * @param begun when it was begun, if this browser began it
 */
export function elapsed(run: Run, now: number, begun: number | undefined): number {
  const { project, seen } = run;
  if (project === undefined) return 0;
  if (project.status === 'running' && begun !== undefined) return Math.max(0, now - begun);
  const current = Object.values(seen)[0];
  const running = current === undefined ? 0 : Math.max(0, now - current);
  const ended = project.steps.reduce((sum, { ms = 0 }) => sum + ms, 0);
  // A start of what was created before is a matter of its own.
  return current !== undefined && project.status !== 'running' ? running : ended + running;
}

/** What a project is at, in one word for the page. */
export type Phase =
  'creating' | 'starting' | 'runs' | 'stopped' | 'created' | 'failed' | 'cancelled';

export function phaseOf({ status, portal, steps }: ProjectState): Phase {
  if (status === 'running') return 'creating';
  if (status === 'cancelled') return 'cancelled';
  if (portal?.status === 'running') return 'runs';
  const start = steps.find(({ id }) => id === 'start');
  if (portal?.status === 'starting' || start?.status === 'running') return 'starting';
  if (status === 'failed' || portal?.status === 'failed') return 'failed';
  return portal === undefined ? 'created' : 'stopped';
}
