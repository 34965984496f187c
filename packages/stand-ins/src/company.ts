/**
 * The company that every stand-in tells of: the same people, teams and software everywhere, so that a
 * demo's tabs, cards and search results fit together.
 */

export interface Person {
  /** User name, and name of the entity. */
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** What they do, a few words. */
  readonly role: string;
  readonly teams: readonly string[];
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface Software {
  /** Name of the entity. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'website' | 'service' | 'library';
  readonly team: string;
  readonly dependsOn: readonly string[];
}

/** Name of the organization, workspace, project or tenant where an upstream has one. */
export const ORGANIZATION = 'acme';
export const EMAIL_DOMAIN = 'acme.example';
/** The secret that every stand-in accepts; any other is refused as the real upstream would. */
export const TOKEN = 'stand-in-token';
/** A secret that upstreams with scopes know too, but that has none of them. */
export const NARROW_TOKEN = 'stand-in-token-without-scopes';

export const TEAMS: readonly Team[] = [
  {
    id: 'platform',
    name: 'Platform',
    description: 'Clusters, pipelines and the developer portal',
  },
  { id: 'payments', name: 'Payments', description: 'Everything between basket and ledger' },
  { id: 'web', name: 'Web', description: 'The shop and its design system' },
];

export const PEOPLE: readonly Person[] = [
  person('lucia-rossi', 'Lucia Rossi', 'Keeps the platform up', ['platform']),
  person('tomas-novak', 'Tomas Novak', 'Golden paths and build times', ['platform', 'web']),
  person('mina-park', 'Mina Park', 'Payments', ['payments']),
  person('jonas-weber', 'Jonas Weber', 'Payments and ledgers', ['payments']),
  person('amara-okafor', 'Amara Okafor', 'Web, type and color', ['web']),
];

/** The demo's own components; `webshop` is the one that every feature shows its data on. */
export const SOFTWARE: readonly Software[] = [
  {
    id: 'webshop',
    title: 'Web shop',
    description: 'Where people buy',
    type: 'website',
    team: 'web',
    dependsOn: ['orders', 'billing'],
  },
  {
    id: 'orders',
    title: 'Orders',
    description: 'Takes orders and follows them to the door',
    type: 'service',
    team: 'payments',
    dependsOn: ['billing'],
  },
  {
    id: 'billing',
    title: 'Billing',
    description: 'Invoices, cards and refunds',
    type: 'service',
    team: 'payments',
    dependsOn: [],
  },
];

/** The component on which every feature shows its data. */
export const SHOWN = 'webshop';

function person(login: string, name: string, role: string, teams: readonly string[]): Person {
  return { login, name, email: `${login.replace('-', '.')}@${EMAIL_DOMAIN}`, role, teams };
}
