import type { Notice } from '@stagecraft/engine';
import type { RunningProject } from '@stagecraft/toolchain';
import { problemOf, type Problem } from '../problems/problem.ts';
import { openJournal, type Journal } from './journal.ts';
import { STEPS, type ProjectState, type StepId, type StepState } from './state.ts';

/** Progress comes many times a second; people read a few. */
const PUBLISH_EVERY_MS = 100;

/** A project that this server knows, for as long as it runs. */
export interface Entry {
  readonly id: string;
  readonly journal: Journal;
  readonly state: () => ProjectState;
  /** Changes the state and tells everybody. */
  update(change: Partial<ProjectState>): void;
  step(id: StepId, change: Partial<StepState>): void;
  /** As `step`, for what may be told a little later. */
  progress(id: StepId, detail: string): void;
  /** Tells what went wrong; `redact` takes secrets out of a text. */
  fail(error: unknown, redact?: (text: string) => string): void;
  warn(warnings: readonly Notice[]): void;
  /** What is under way: the creation, or a start. */
  work: Promise<void> | undefined;
  /** Ends what is under way. */
  abort: AbortController;
  portal: RunningProject | undefined;
  installed: boolean;
}

export interface NewEntry {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** Steps that this project does not need. */
  readonly skipped: readonly StepId[];
}

export function makeEntry({ id, name, folder, skipped }: NewEntry): Entry {
  const journal = openJournal();
  let state: ProjectState = {
    id,
    name,
    folder,
    status: 'running',
    steps: STEPS.map((step) => ({
      id: step,
      status: skipped.includes(step) ? 'skipped' : 'waiting',
    })),
    warnings: [],
  };
  let timer: NodeJS.Timeout | undefined;
  const publish = () => {
    clearTimeout(timer);
    timer = undefined;
    journal.state(state);
  };
  const change = (changed: StepId, patch: Partial<StepState>) => {
    const steps = state.steps.map((step) => (step.id === changed ? { ...step, ...patch } : step));
    state = { ...state, steps };
  };
  const update = (patch: Partial<ProjectState>) => {
    state = { ...state, ...patch };
    publish();
  };
  return {
    id,
    journal,
    state: () => state,
    update,
    step(step, patch) {
      change(step, patch);
      publish();
    },
    progress(step, detail) {
      change(step, { detail });
      timer ??= setTimeout(publish, PUBLISH_EVERY_MS).unref();
    },
    fail(error, redact = (text) => text) {
      const problem = problemOf(error, { instance: `urn:uuid:${id}`, trusted: true });
      update({ error: redacted(problem, redact) });
    },
    warn(warnings) {
      const added = warnings.map(({ code, message, fix }) => ({ code, message, fix }));
      if (added.length > 0) update({ warnings: [...state.warnings, ...added] });
    },
    work: undefined,
    abort: new AbortController(),
    portal: undefined,
    installed: false,
  };
}

function redacted(problem: Problem, redact: (text: string) => string): Problem {
  return {
    ...problem,
    detail: redact(problem.detail),
    fix: redact(problem.fix),
    errors: problem.errors.map((error) => ({
      ...error,
      message: redact(error.message),
      fix: redact(error.fix),
    })),
  };
}

/** Nothing is under way any more: what was is not, and what was to come does not come. */
export function endSteps(entry: Entry): void {
  const steps = entry
    .state()
    .steps.map((step) =>
      step.status === 'running' || step.status === 'waiting'
        ? { ...step, status: 'skipped' as const }
        : step,
    );
  entry.update({ steps });
}
