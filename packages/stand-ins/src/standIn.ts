/** A request that a stand-in was asked, for checks of what a portal really asks. */
export interface StandInRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

/** A local server that answers like a feature's real upstream. */
export interface StandIn {
  /** `http://localhost:<port>`, without a slash at its end. */
  readonly url: string;
  /** What `{{ standIn.<name> }}` in a feature's `demo` stands for, beside `url`. */
  readonly values: Readonly<Record<string, string>>;
  requests(): readonly StandInRequest[];
  stop(): Promise<void>;
}

export interface StandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** What all dates are relative to; the same moment gives the same data. Now by default. */
  readonly now?: Date;
  /** Values of the options of the features that it serves, as `organization`. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export type StartStandIn = (options?: StandInOptions) => Promise<StandIn>;
