/**
 * What kept a source from being read.
 *
 * `cursor-lost`: the upstream does not know the place any more at which reading
 * was to go on, so it starts from the beginning.
 *
 * @public
 */
export type SourceProblemCode =
  | 'not-configured'
  | 'credentials'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'timeout'
  | 'unreachable'
  | 'rejected'
  | 'cursor-lost'
  | 'unexpected';

/** @public */
export interface SourceErrorOptions {
  code: SourceProblemCode;
  /** What is wrong, one sentence that names the source. */
  message: string;
  /** What to do about it, one sentence. */
  fix: string;
  /** When the source may be asked again. */
  retryAt?: Date;
  cause?: unknown;
}

/**
 * What a source could not do, in words for who looks after the portal.
 *
 * @public
 */
export class SourceError extends Error {
  name = 'SourceError' as const;
  readonly code: SourceProblemCode;
  readonly fix: string;
  readonly retryAt: Date | undefined;

  constructor(options: SourceErrorOptions) {
    super(options.message, { cause: options.cause });
    this.code = options.code;
    this.fix = options.fix;
    this.retryAt = options.retryAt;
  }
}

/**
 * By its name: a module may have another copy of the class.
 *
 * @public
 */
export function isSourceError(error: unknown): error is SourceError {
  return error instanceof Error && error.name === 'SourceError';
}

/**
 * A problem as it is kept and shown.
 *
 * @public
 */
export interface SourceProblem {
  code: SourceProblemCode;
  message: string;
  fix: string;
  /** ISO 8601: when the source may be asked again. */
  retryAt?: string;
}

/** Nothing is told of other errors: they may hold secrets. */
export function problemOf(error: unknown, title: string): SourceProblem {
  if (isSourceError(error)) {
    const { code, message, fix, retryAt } = error;
    return {
      code,
      message,
      fix,
      ...(retryAt ? { retryAt: retryAt.toISOString() } : {}),
    };
  }
  return {
    code: 'unexpected',
    message: `${title} could not be read.`,
    fix: 'The log of the backend tells more.',
  };
}
