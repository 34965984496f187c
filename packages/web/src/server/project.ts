import type { Problem } from '../worker/protocol.ts';

/** The parts of creating a project, in their order. */
export const RUN_STEPS = [
  'compose',
  'write',
  'git',
  'secrets',
  'install',
  'place',
  'start',
] as const;
export type RunStepId = (typeof RUN_STEPS)[number];

export interface RunStep {
  readonly id: RunStepId;
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  /** What is happening now, or what came of it. */
  readonly detail?: string | undefined;
  /** What it took, in milliseconds. */
  readonly ms?: number | undefined;
}

/** A project's portal as the server runs it. */
export interface RunningPortal {
  readonly status: 'starting' | 'running' | 'stopped' | 'failed';
  readonly frontendUrl: string;
  readonly backendUrl: string;
}

/** A project that the server made or makes. */
export interface ProjectState {
  readonly id: string;
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  readonly steps: readonly RunStep[];
  readonly portal?: RunningPortal | undefined;
  readonly error?: ApiProblem | undefined;
  readonly warnings: readonly Problem[];
}

/** An error of the server, as RFC 9457 has it. */
export interface ApiProblem {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
  readonly code?: string | undefined;
  readonly fix?: string | undefined;
  readonly errors?: readonly Problem[] | undefined;
}
