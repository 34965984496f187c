import { TEAMS } from '../company.ts';
import { repositoriesWith, type FoundComponent, type Repository } from '../repositories.ts';

/** What only Bitbucket has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'gift-cards',
    title: 'Gift cards',
    description: 'Sells cards, and takes them as money',
    type: 'service',
    team: 'payments',
  },
  {
    id: 'newsletter',
    title: 'Newsletter',
    description: 'What is new in the shop, every second Tuesday',
    type: 'website',
    team: 'web',
  },
];

export interface Project {
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

export interface Workspace {
  readonly slug: string;
  readonly projects: readonly Project[];
  readonly repositories: Map<string, Repository>;
}

/** A project for each team. */
export function workspaceCalled(slug: string): Workspace {
  return {
    slug,
    projects: TEAMS.map(({ id, name, description }) => ({ key: keyOf(id), name, description })),
    repositories: new Map(repositoriesWith(FOUND).map((each) => [each.slug, each])),
  };
}

/** Key of the project in which a team has its repositories. */
export function keyOf(team: string): string {
  return team.toUpperCase();
}
