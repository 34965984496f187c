import { errorKindOf, type ErrorKind } from '@stagecraft/engine';

/** What the exit code of a command means. Documented in docs/cli.md. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, environment: 3, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const CODES: Readonly<Record<ErrorKind, ExitCode>> = {
  input: EXIT.badInput,
  environment: EXIT.environment,
  failure: EXIT.failed,
  cancelled: EXIT.cancelled,
};

/** The exit code for an error; whatever the engine does not list is about what the person gave. */
export function exitCodeOf(code: string): ExitCode {
  return CODES[errorKindOf(code)];
}
