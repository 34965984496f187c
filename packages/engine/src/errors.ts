/** Where in a source text something is: both count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

export interface StagecraftErrorInit {
  /** Stable, upper-case identifier: `UNKNOWN_FEATURE`. Part of the public surface. */
  readonly code: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What the person can do about it, one sentence. */
  readonly fix: string;
  readonly position?: SourcePosition | undefined;
  /** Where in the blueprint it is: `['features', 'github', 'organization']`, `['name']`. */
  readonly path?: readonly string[] | undefined;
  /**
   * What the message was made of, by name: ids, titles, ranges. With the code, all that a
   * translation needs.
   */
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly cause?: unknown;
}

/** The one error class of the project: what went wrong, and what to do about it. */
export class StagecraftError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly position: SourcePosition | undefined;
  readonly path: readonly string[] | undefined;
  readonly params: Readonly<Record<string, string>>;

  constructor(init: StagecraftErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'StagecraftError';
    this.code = init.code;
    this.fix = init.fix;
    this.position = init.position;
    this.path = init.path;
    this.params = init.params ?? {};
  }
}

/** Several errors found at once, so that a person can mend them in one go. */
export class StagecraftErrors extends StagecraftError {
  readonly errors: readonly StagecraftError[];

  constructor(errors: readonly StagecraftError[]) {
    const first = errors[0];
    if (first === undefined) throw new TypeError('StagecraftErrors needs at least one error');
    super({
      code: first.code,
      message: errors.map((error) => error.message).join('\n'),
      fix: first.fix,
      position: first.position,
      path: first.path,
      params: first.params,
    });
    this.errors = errors;
  }
}
