import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addCommits, createRepository, type NewCommit, type Signature } from './git.ts';
import type { Seed, SeedOrganization, SeedRepository, SeedTeam, SeedUser } from './seed.ts';
import { WEB_HOST } from './seedRepositories.ts';
import { startRuns, type Run, type Workflow } from './runs.ts';

export interface User extends SeedUser {
  readonly id: number;
}

export interface Team extends SeedTeam {
  readonly id: number;
}

export interface Organization extends SeedOrganization {
  readonly id: number;
}

export interface Repository {
  readonly id: number;
  readonly name: string;
  /** Login of the organization or of a user. */
  readonly owner: string;
  /** The bare git repository: the one place where files, branches and commits live. */
  readonly directory: string;
  readonly createdAt: Date;
  readonly workflows: readonly Workflow[];
  readonly runs: Run[];
  readonly protections: Map<string, BranchProtection>;
  readonly collaborators: Map<string, string>;
  readonly teams: Map<string, string>;
  readonly variables: Map<string, string>;
  description: string | null;
  homepage: string | null;
  language: string | undefined;
  topics: readonly string[];
  visibility: SeedRepository['visibility'];
  archived: boolean;
  defaultBranch: string;
  pushedAt: Date;
  updatedAt: Date;
}

export interface BranchProtection {
  readonly request: Readonly<Record<string, unknown>>;
  signatures: boolean;
}

export interface Addresses {
  /** Where the stand-in listens. */
  readonly own: string;
  readonly api: string;
  /** What links for people and catalog locations begin with. */
  readonly web: string;
}

/** Everything the stand-in knows; requests change it. */
export interface World {
  readonly addresses: Addresses;
  /** Folder that holds `owner/name.git`. */
  readonly root: string;
  readonly organization: Organization;
  readonly users: readonly User[];
  readonly teams: readonly Team[];
  readonly repositories: Repository[];
  readonly now: () => Date;
  readonly nextId: () => number;
}

export interface WorldOptions {
  readonly addresses: Addresses;
  readonly root: string;
  readonly seed: Seed;
  readonly now: () => Date;
}

function counter(start: number): () => number {
  let last = start;
  return () => (last += 1);
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const { seed } = options;
  const world: World = {
    addresses: options.addresses,
    root: options.root,
    organization: { ...seed.organization, id: 9001 },
    users: seed.users.map((user, index) => ({ ...user, id: 1001 + index })),
    teams: seed.teams.map((team, index) => ({ ...team, id: 501 + index })),
    repositories: [],
    now: options.now,
    nextId: counter(70_000),
  };
  for (const repository of seed.repositories) {
    world.repositories.push(await plant(world, repository));
  }
  return world;
}

function authorOf(world: World, login: string, at: Date): Signature {
  const user = findUser(world, login);
  return { name: user?.name ?? login, email: user?.email ?? `${login}@users.noreply`, at };
}

function commitsOf(world: World, seed: SeedRepository): NewCommit[] {
  const host = new URL(world.addresses.web).host;
  const main = seed.branches[0]?.name;
  return seed.branches.flatMap((branch) =>
    branch.commits.map((commit) => ({
      branch: branch.name,
      from: branch.name === main ? undefined : main,
      message: commit.message,
      author: authorOf(world, commit.author, commit.at),
      files: Object.fromEntries(
        Object.entries(commit.files).map(([path, text]) => [path, text.replaceAll(WEB_HOST, host)]),
      ),
    })),
  );
}

async function plant(world: World, seed: SeedRepository): Promise<Repository> {
  const dates = seed.branches.flatMap((branch) => branch.commits.map(({ at }) => at.getTime()));
  const pushedAt = new Date(Math.max(seed.createdAt.getTime(), ...dates));
  const repository = await openRepository(world, {
    owner: world.organization.login,
    name: seed.name,
    defaultBranch: seed.branches[0]?.name ?? 'main',
    createdAt: seed.createdAt,
    pushedAt,
    description: seed.description,
    language: seed.language,
    topics: seed.topics,
    visibility: seed.visibility,
    archived: seed.archived ?? false,
    teams: new Map(seed.teams.map((slug) => [slug, 'push'])),
  });
  await addCommits(repository.directory, commitsOf(world, seed));
  return { ...repository, ...(await startRuns(world, repository, seed.workflows)) };
}

export type NewRepository = Pick<Repository, 'owner' | 'name' | 'createdAt'> & Partial<Repository>;

/** Makes the empty git repository and the record of it. */
export async function openRepository(world: World, fresh: NewRepository): Promise<Repository> {
  const directory = join(world.root, fresh.owner, `${fresh.name}.git`);
  const defaultBranch = fresh.defaultBranch ?? 'main';
  await mkdir(directory, { recursive: true });
  await createRepository(directory, defaultBranch);
  return {
    id: world.nextId(),
    directory,
    workflows: [],
    runs: [],
    protections: new Map(),
    collaborators: new Map(),
    teams: new Map(),
    variables: new Map(),
    description: null,
    homepage: null,
    language: undefined,
    topics: [],
    visibility: 'public',
    archived: false,
    pushedAt: fresh.createdAt,
    updatedAt: fresh.pushedAt ?? fresh.createdAt,
    ...fresh,
    defaultBranch,
  };
}

/** GitHub's names are the same whatever their case. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function findUser(world: World, login: string): User | undefined {
  return world.users.find((user) => sameName(user.login, login));
}

export function findTeam(world: World, slug: string): Team | undefined {
  return world.teams.find((team) => sameName(team.slug, slug));
}

export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  return world.repositories.find(
    (repository) => sameName(repository.owner, owner) && sameName(repository.name, name),
  );
}

export function isOrganization(world: World, login: string): boolean {
  return sameName(world.organization.login, login);
}

/** Opaque ids in the form that GitHub Enterprise gives out; REST and GraphQL name the same thing alike. */
export function nodeId(type: string, id: number | string): string {
  return Buffer.from(`0${type.length}:${type}${id}`).toString('base64');
}
