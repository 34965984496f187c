import type { Seed, SeedTeam, SeedUser } from './seed.ts';
import { PEOPLE, TEAMS } from '../company.ts';
import { before, DAY } from './clock.ts';
import { defaultRepositories } from './seedRepositories.ts';

export interface DefaultSeedOptions {
  /** Login of the organization. */
  readonly organization?: string;
  /** The moment that all dates are relative to: the same moment gives the same data and commits. */
  readonly now: Date;
}

const LOCATIONS: Readonly<Record<string, string>> = {
  'lucia-rossi': 'Milan',
  'tomas-novak': 'Prague',
  'mina-park': 'Seoul',
  'jonas-weber': 'Hamburg',
  'amara-okafor': 'Lagos',
};

const teams: readonly SeedTeam[] = TEAMS.map(({ id, name, description }) => ({
  slug: id,
  name,
  description,
  ...(id === 'web' ? { parent: 'platform' } : {}),
  members: PEOPLE.filter((person) => person.teams.includes(id)).map(({ login }) => login),
}));

function users(organization: string, now: Date): SeedUser[] {
  return PEOPLE.map(({ login, name, role }, index) => ({
    login,
    name,
    email: `${login.replace('-', '.')}@${organization}.example`,
    bio: role,
    location: LOCATIONS[login] ?? '',
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
