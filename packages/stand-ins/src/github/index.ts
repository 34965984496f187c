export { startGithubStandIn } from './server.ts';
export type { GithubStandIn, GithubStandInOptions, RecordedRequest } from './server.ts';
export { defaultSeed } from './defaultSeed.ts';
export type { DefaultSeedOptions } from './defaultSeed.ts';
export { githubSettings } from './settings.ts';
export type { GithubSettings } from './settings.ts';
export type {
  RunOutcome,
  Seed,
  SeedBranch,
  SeedCommit,
  SeedJob,
  SeedOrganization,
  SeedRepository,
  SeedRun,
  SeedStep,
  SeedTeam,
  SeedUser,
  SeedWorkflow,
} from './seed.ts';
