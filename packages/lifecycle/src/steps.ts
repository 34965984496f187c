/** The parts of a run, in the words of the person who waits for it. */
export type Step = 'write' | 'git' | 'secrets' | 'install' | 'place';
export type StepStatus = 'started' | 'progress' | 'done' | 'failed';

/** What happens in a run, as it happens. */
export interface StepEvent {
  readonly step: Step;
  readonly status: StepStatus;
  /** What is happening now, or what came of it. */
  readonly detail?: string | undefined;
  /** Since the step started; on its end only. */
  readonly ms?: number | undefined;
}

export type StepListener = (event: StepEvent) => void;

/** Runs one step between its events. `work` may return what came of it, to be shown. */
export async function runStep<T>(
  step: Step,
  onStep: StepListener | undefined,
  work: (progress: (detail: string) => void) => Promise<T>,
  describe: (result: T) => string | undefined = () => undefined,
): Promise<T> {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  onStep?.({ step, status: 'started' });
  try {
    const result = await work((detail) => onStep?.({ step, status: 'progress', detail }));
    onStep?.({ step, status: 'done', detail: describe(result), ms: elapsed() });
    return result;
  } catch (error) {
    onStep?.({ step, status: 'failed', ms: elapsed() });
    throw error;
  }
}
