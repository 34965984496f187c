export { createServer } from './server.ts';
export { generateToken } from './security/access.ts';
export { statusOf } from './problems/statuses.ts';
export { isLoopback } from './security/peers.ts';
export { DEFAULT_PORTAL_PORTS } from './settings.ts';
export type { App } from './app.ts';
export type {
  Limits,
  LocalOptions,
  LogSettings,
  PortalPorts,
  PublicOptions,
  ServerOptions,
} from './settings.ts';
export type { ProjectState, PortalState, StepId, StepState } from './projects/state.ts';
export type { Problem, ProblemError } from './problems/problem.ts';
export type { Manifest } from './compositions/manifest.ts';
