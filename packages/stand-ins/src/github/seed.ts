/** What a stand-in for GitHub holds when it starts: plain data, so that a demo can bring its own. */
export interface Seed {
  readonly organization: SeedOrganization;
  readonly users: readonly SeedUser[];
  readonly teams: readonly SeedTeam[];
  readonly repositories: readonly SeedRepository[];
}

export interface SeedOrganization {
  readonly login: string;
  readonly name: string;
  readonly description: string;
  readonly email: string;
  readonly location: string;
  readonly createdAt: Date;
}

export interface SeedUser {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly bio: string;
  readonly location: string;
  /** Role in the organization. */
  readonly role: 'admin' | 'member';
  readonly createdAt: Date;
}

export interface SeedTeam {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Slug of the team above it. */
  readonly parent?: string;
  /** Logins; the first one is the team's maintainer. */
  readonly members: readonly string[];
}

export interface SeedRepository {
  readonly name: string;
  readonly description: string;
  readonly language: string | undefined;
  readonly topics: readonly string[];
  readonly visibility: 'public' | 'private' | 'internal';
  readonly archived?: boolean;
  readonly createdAt: Date;
  /** Slugs of the teams that can write to it. */
  readonly teams: readonly string[];
  /** The first one is the default branch; the others start from its tip. */
  readonly branches: readonly SeedBranch[];
  readonly workflows: readonly SeedWorkflow[];
}

export interface SeedBranch {
  readonly name: string;
  /** Oldest first. */
  readonly commits: readonly SeedCommit[];
}

export interface SeedCommit {
  readonly message: string;
  /** Login of the author. */
  readonly author: string;
  readonly at: Date;
  /** Path and text of what the commit adds or replaces. */
  readonly files: Readonly<Record<string, string>>;
}

export interface SeedWorkflow {
  readonly name: string;
  readonly path: string;
  /** Oldest first. */
  readonly runs: readonly SeedRun[];
}

export type RunOutcome = 'success' | 'failure' | 'cancelled' | 'in_progress';

export interface SeedRun {
  readonly title: string;
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch';
  readonly branch: string;
  /** Login of who started it. */
  readonly actor: string;
  readonly startedAt: Date;
  readonly outcome: RunOutcome;
  readonly jobs: readonly SeedJob[];
}

export interface SeedJob {
  readonly name: string;
  /** The steps that ran or were to run, in order; `stopsAt` tells which one ended the job. */
  readonly steps: readonly SeedStep[];
  /** Index of the step that failed, was cancelled or is under way; undefined when all succeeded. */
  readonly stopsAt?: number;
}

export interface SeedStep {
  readonly name: string;
  readonly seconds: number;
  /** Lines of its log. */
  readonly log: readonly string[];
}
