import type { Seed, SeedTeam, SeedUser } from './seed.ts';
import { before, DAY } from './clock.ts';
import { defaultRepositories } from './seedRepositories.ts';

export interface DefaultSeedOptions {
  /** Login of the organization. */
  readonly organization?: string;
  /** The moment that all dates are relative to: the same moment gives the same data and commits. */
  readonly now: Date;
}

type Person = readonly [login: string, name: string, bio: string, location: string];

const people: readonly Person[] = [
  ['lucia-rossi', 'Lucia Rossi', 'Keeps the platform up', 'Milan'],
  ['tomas-novak', 'Tomas Novak', 'Golden paths and build times', 'Prague'],
  ['mina-park', 'Mina Park', 'Payments', 'Seoul'],
  ['jonas-weber', 'Jonas Weber', 'Payments and ledgers', 'Hamburg'],
  ['amara-okafor', 'Amara Okafor', 'Web, type and colour', 'Lagos'],
];

const teams: readonly SeedTeam[] = [
  {
    slug: 'platform',
    name: 'Platform',
    description: 'Clusters, pipelines and the developer portal',
    members: ['lucia-rossi', 'tomas-novak'],
  },
  {
    slug: 'payments',
    name: 'Payments',
    description: 'Everything between basket and ledger',
    members: ['mina-park', 'jonas-weber'],
  },
  {
    slug: 'web',
    name: 'Web',
    description: 'The shop and its design system',
    parent: 'platform',
    members: ['amara-okafor', 'tomas-novak'],
  },
];

function users(organization: string, now: Date): SeedUser[] {
  return people.map(([login, name, bio, location], index) => ({
    login,
    name,
    email: `${login.replace('-', '.')}@${organization}.example`,
    bio,
    location,
    role: index === 0 ? 'admin' : 'member',
    createdAt: before(now, (900 - index * 60) * DAY),
  }));
}

function titleCase(login: string): string {
  return login.charAt(0).toUpperCase() + login.slice(1);
}

/** A small company: five people, three teams, four repositories, workflow runs in every state. */
export function defaultSeed(options: DefaultSeedOptions): Seed {
  const { now, organization = 'acme' } = options;
  return {
    organization: {
      login: organization,
      name: titleCase(organization),
      description: 'A shop that shows how a developer portal is used',
      email: `hello@${organization}.example`,
      location: 'Hamburg',
      createdAt: before(now, 1000 * DAY),
    },
    users: users(organization, now),
    teams,
    repositories: defaultRepositories({ organization, now }),
  };
}
