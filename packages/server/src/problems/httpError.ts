import { StagecraftError, type StagecraftErrorInit } from '@stagecraft/engine';

export interface HttpErrorInit extends StagecraftErrorInit {
  /** The HTTP status to answer with. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An error whose status is about the request itself, not about what its code means. */
export class HttpError extends StagecraftError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(init: HttpErrorInit) {
    super(init);
    this.status = init.status;
    this.headers = init.headers ?? {};
  }
}
