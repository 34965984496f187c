import { ORGANIZATION, PEOPLE, SHOWN, TEAMS } from '../company.ts';
import { repositoriesWith, type FoundComponent, type Repository } from '../repositories.ts';
import { seedIssues, seedMergeRequests, type Issue, type MergeRequest } from './seedWork.ts';
import { seedPipelines, type Pipeline } from './seedPipelines.ts';

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly teams: readonly string[];
}

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly parent: number | undefined;
  readonly members: readonly User[];
}

export interface Release {
  readonly tag: string;
  readonly daysAgo: number;
  readonly text: string;
}

export interface Project {
  readonly id: number;
  readonly group: Group;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly languages: Readonly<Record<string, number>>;
  /** By path, on the only branch. */
  readonly files: Map<string, string>;
  readonly pipelines: readonly Pipeline[];
  readonly mergeRequests: readonly MergeRequest[];
  readonly issues: readonly Issue[];
  readonly releases: readonly Release[];
}

export interface Seed {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly projects: readonly Project[];
}

/** What only GitLab has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'ledger',
    title: 'Ledger',
    description: 'Books every payment twice',
    type: 'service',
    team: 'payments',
  },
  {
    id: 'delivery-pipelines',
    title: 'Delivery pipelines',
    description: 'Jobs that the pipelines of every team include',
    type: 'library',
    team: 'platform',
  },
];

const LANGUAGES: Readonly<Record<string, Record<string, number>>> = {
  [SHOWN]: { TypeScript: 81.4, CSS: 12.1, HTML: 4.2, Dockerfile: 2.3 },
  orders: { TypeScript: 96.8, Dockerfile: 3.2 },
  billing: { TypeScript: 94.1, PLpgSQL: 5.9 },
  ledger: { Go: 93.6, PLpgSQL: 6.4 },
  'delivery-pipelines': { Shell: 71.2, Dockerfile: 28.8 },
};

const OWNERS = '* @amara-okafor @tomas-novak\nsrc/checkout/ @mina-park\n';

const RELEASES: readonly Release[] = [
  { tag: 'v4.12.0', daysAgo: 1, text: 'Delivery days by postcode' },
  { tag: 'v4.11.2', daysAgo: 6, text: 'Vouchers count once' },
  { tag: 'v4.11.0', daysAgo: 13, text: 'Gift cards' },
  { tag: 'v4.10.0', daysAgo: 27, text: 'A basket that is kept' },
];

/** The company as GitLab has it: a group, a subgroup for each team, and their projects. */
export function seedGitlab(now: Date, root = ORGANIZATION): Seed {
  const users = PEOPLE.map(({ login, name, email, teams }, index): User => ({
    id: 7101 + index,
    username: login,
    name,
    email,
    teams,
  }));
  const parent: Group = {
    id: 2100,
    name: root === ORGANIZATION ? 'Acme' : (root.split('/').at(-1) ?? root),
    path: root,
    description: 'A shop and what keeps it running',
    parent: undefined,
    members: users,
  };
  const teams = TEAMS.map(({ id, name, description }, index): Group => ({
    id: 2101 + index,
    name,
    path: `${root}/${id}`,
    description,
    parent: parent.id,
    members: users.filter((user) => user.teams.includes(id)),
  }));
  const groupOf = (id: string) => teams.find(({ path }) => path === `${root}/${id}`) ?? parent;
  return {
    users,
    groups: [parent, ...teams],
    projects: repositoriesWith(FOUND).map((repository, index) => ({
      ...project(4100 + index, groupOf(repository.team), repository),
      ...(repository.slug === SHOWN ? workOnShop(now) : { pipelines: seedPipelines(now).slice(1) }),
    })),
  };
}

function workOnShop(now: Date) {
  return {
    pipelines: seedPipelines(now),
    mergeRequests: seedMergeRequests(now),
    issues: seedIssues(now),
    releases: RELEASES,
  };
}

function project(id: number, group: Group, { slug, description, files }: Repository): Project {
  const owners: readonly [string, string][] = slug === SHOWN ? [['CODEOWNERS', OWNERS]] : [];
  return {
    id,
    group,
    name: slug,
    path: `${group.path}/${slug}`,
    description,
    languages: LANGUAGES[slug] ?? {},
    files: new Map([...Object.entries(files), ...owners]),
    pipelines: [],
    mergeRequests: [],
    issues: [],
    releases: [],
  };
}
