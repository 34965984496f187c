import type {
  WorkItemProblem,
  WorkItemProblemCode,
} from '@stagecraft/plugin-work-items-common';

/** @public */
export interface TrackerErrorOptions {
  code: WorkItemProblemCode;
  /** What is wrong, one sentence. */
  message: string;
  /** What to do about it, one sentence. */
  fix: string;
  /** When the tracker may be asked again. */
  retryAt?: Date;
  cause?: unknown;
}

/**
 * What a tracker could not do, in words for who looks after the portal.
 *
 * @public
 */
export class TrackerError extends Error {
  name = 'TrackerError' as const;
  readonly code: WorkItemProblemCode;
  readonly fix: string;
  readonly retryAt: Date | undefined;

  constructor(options: TrackerErrorOptions) {
    super(options.message, { cause: options.cause });
    this.code = options.code;
    this.fix = options.fix;
    this.retryAt = options.retryAt;
  }
}

/**
 * An error in the shape in which it is shown to people.
 *
 * @public
 */
export function problemOf(
  error: unknown,
  tracker: { id: string; title: string },
): WorkItemProblem {
  const known = { tracker: tracker.id, trackerTitle: tracker.title };
  if (isTrackerError(error)) {
    const { code, message, fix, retryAt } = error;
    return {
      ...known,
      code,
      message,
      fix,
      ...(retryAt ? { retryAt: retryAt.toISOString() } : {}),
    };
  }
  return {
    ...known,
    code: 'unexpected',
    message: `${tracker.title} could not be read.`,
    fix: 'The log of the backend tells more.',
  };
}

/** By its name: a module may have another copy of the class. */
function isTrackerError(error: unknown): error is TrackerError {
  return error instanceof Error && error.name === 'TrackerError';
}
