import { TEAMS } from '../company.ts';
import { repositoriesWith, type FoundComponent, type Repository } from '../repositories.ts';

/** What only Bitbucket has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'loyalty',
    title: 'Loyalty program',
    description: 'Points for what people buy, and what they get for them',
    type: 'service',
    team: 'web',
  },
  {
    id: 'price-rules',
    title: 'Price rules',
    description: 'Discounts, and what they exclude',
    type: 'library',
    team: 'payments',
  },
];

export interface Project {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly repositories: Map<string, Repository>;
}

/** A project for each team, and its repositories. The web team's has the key that is asked for. */
export function projects(keyOfWeb = 'WEB'): ReadonlyMap<string, Project> {
  const all = repositoriesWith(FOUND);
  return new Map(
    TEAMS.map(({ id, name, description }, index) => {
      const own = all.filter(({ team }) => team === id);
      const repositories = new Map(own.map((each) => [each.slug, each]));
      const key = id === 'web' ? keyOfWeb : id.toUpperCase();
      return [key, { id: index + 1, key, name, description, repositories }] as const;
    }),
  );
}
