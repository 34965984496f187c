import { EMAIL_DOMAIN, ORGANIZATION, PEOPLE, SHOWN, SOFTWARE, TEAMS } from './company.ts';

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
          ...(id === 'orders' ? { providesApis: ['orders-api'] } : {}),
          ...(id === SHOWN ? { consumesApis: ['orders-api'] } : {}),
        },
      ),
    ),
    entity(
      'API',
      { name: 'orders-api', title: 'Orders API', description: 'Places and follows orders' },
      {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'payments',
        system: 'shop',
        definition: API,
      },
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

const API = `openapi: 3.1.0
info:
  title: Orders
  version: 1.4.0
  contact: { email: payments@${EMAIL_DOMAIN} }
paths:
  /orders:
    post:
      summary: Place an order
      responses: { '201': { description: Taken } }
  /orders/{id}:
    get:
      summary: Follow an order
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { '200': { description: Where it is } }
`;
