import type { Composition } from '@stagecraft/engine';
import { createProject, type StepEvent } from '@stagecraft/lifecycle';
import { redactor } from '@stagecraft/toolchain';
import { stripVTControlCharacters } from 'node:util';
import { endSteps, type Entry } from './entry.ts';

export interface CreationPlan {
  readonly composition: Composition;
  /** They go to the project's `.env` and are kept nowhere else. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly install: boolean;
  /** Starts the portal; undefined when it is not to be started. */
  readonly start: (() => Promise<void>) | undefined;
}

/** Runs a creation to its end, whatever that is. Never throws: the entry tells what happened. */
export async function runCreation(entry: Entry, plan: CreationPlan): Promise<void> {
  const { signal } = entry.abort;
  const redact = redactor(Object.values(plan.secrets));
  try {
    const created = await createProject({
      composition: plan.composition,
      folder: entry.state().folder,
      secrets: plan.secrets,
      install: plan.install,
      signal,
      onStep: (event) => tellStep(entry, event),
      onLine: (line) => entry.journal.log(redact(stripVTControlCharacters(line))),
    });
    entry.installed = created.installed;
    entry.warn(created.warnings);
    await plan.start?.();
    endSteps(entry);
    entry.update({ status: 'done' });
  } catch (error) {
    const cancelled = signal.aborted;
    endSteps(entry);
    if (!cancelled) entry.fail(error, redact);
    entry.update({ status: cancelled ? 'cancelled' : 'failed' });
  }
}

function tellStep(entry: Entry, { step, status, detail, ms }: StepEvent): void {
  if (status === 'progress') {
    entry.progress(step, detail ?? '');
    return;
  }
  entry.step(step, {
    status: status === 'started' ? 'running' : status,
    detail,
    ms,
  });
}
