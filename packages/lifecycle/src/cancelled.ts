import { StagecraftError } from '@stagecraft/engine';

/** Throws when the person has cancelled. Called between the parts of a run. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new StagecraftError({
    code: 'CANCELLED',
    message: 'Cancelled, nothing was written.',
    fix: 'Start it again when you want it.',
    cause: signal.reason,
  });
}
