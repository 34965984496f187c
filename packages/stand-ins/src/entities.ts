import { APIS } from './apis.ts';
import { ORGANIZATION, PEOPLE, SHOWN, SOFTWARE, TEAMS } from './company.ts';

type Entity = Readonly<Record<string, unknown>>;

/**
 * The company in Backstage's own words: a domain, a system, its components with an API, teams and
 * people. `annotations` are those of the component on which every feature shows its data.
 */
export function demoEntities(annotations: Readonly<Record<string, string>>): readonly Entity[] {
  return [
    entity('Domain', { name: 'commerce', title: 'Commerce' }, { owner: 'web' }),
    entity('System', { name: 'shop', title: 'Shop' }, { owner: 'web', domain: 'commerce' }),
    ...SOFTWARE.map(({ id, title, description, type, team, dependsOn }) =>
      entity(
        'Component',
        { name: id, title, description, ...(id === SHOWN ? { annotations } : {}) },
        {
          type,
          lifecycle: 'production',
          owner: team,
          system: 'shop',
          dependsOn: dependsOn.map((each) => `component:${each}`),
          ...apisOf(id),
        },
      ),
    ),
    ...APIS.map(({ id, title, description, type, team, definition }) =>
      entity(
        'API',
        { name: id, title, description },
        { type, lifecycle: 'production', owner: team, system: 'shop', definition },
      ),
    ),
    ...TEAMS.map(({ id, name, description }) =>
      entity(
        'Group',
        { name: id, description },
        { type: 'team', profile: { displayName: name }, parent: ORGANIZATION, children: [] },
      ),
    ),
    entity(
      'Group',
      { name: ORGANIZATION },
      {
        type: 'organization',
        profile: { displayName: 'Acme' },
        children: TEAMS.map(({ id }) => id),
      },
    ),
    ...PEOPLE.map(({ login, name, email, teams }) =>
      entity(
        'User',
        // As the catalog's GitHub provider writes it, and as one signs in with Bitbucket.
        {
          name: login,
          annotations: { 'github.com/user-login': login, 'bitbucket.org/username': login },
        },
        { profile: { displayName: name, email }, memberOf: teams },
      ),
    ),
  ];
}

function entity(kind: string, metadata: Entity, spec: Entity): Entity {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, spec };
}

/** What a component offers, and what it asks of others. */
function apisOf(id: string): Entity {
  const provided = APIS.filter(({ provider }) => provider === id).map((api) => api.id);
  const consumed = APIS.filter(({ consumers }) => consumers.includes(id)).map((api) => api.id);
  return {
    ...(provided.length > 0 ? { providesApis: provided } : {}),
    ...(consumed.length > 0 ? { consumesApis: consumed } : {}),
  };
}
