import { EMAIL_DOMAIN, ORGANIZATION } from '../company.ts';

/**
 * A realm with the people that the demo's catalog does not have yet: who works on the software is in
 * it already, and a directory with them would show each one twice.
 */
export const REALM = ORGANIZATION;
export const CLIENT_ID = 'backstage';

export interface RealmUser {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly enabled: boolean;
}

export interface RealmGroup {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** Id of the group above. */
  readonly parentId?: string;
  /** User names. */
  readonly members: readonly string[];
}

export const USERS: readonly RealmUser[] = [
  user(1, 'Elena', 'Petrova'),
  user(2, 'Freya', 'Holm'),
  user(3, 'Samir', 'Aziz'),
];

const SUPPORT: RealmGroup = {
  id: '2b8e61f4-7c0d-4a95-9f3e-5d16c7a80b01',
  name: 'support',
  path: '/support',
  members: ['elena.petrova', 'samir.aziz'],
};

export const GROUPS: readonly RealmGroup[] = [
  {
    id: '2b8e61f4-7c0d-4a95-9f3e-5d16c7a80b02',
    name: 'partners',
    path: '/partners',
    members: [],
  },
  SUPPORT,
  {
    id: '2b8e61f4-7c0d-4a95-9f3e-5d16c7a80b03',
    name: 'support-nights',
    path: '/support/support-nights',
    parentId: SUPPORT.id,
    members: ['freya.holm'],
  },
];

function user(number: number, firstName: string, lastName: string): RealmUser {
  const username = `${firstName}.${lastName}`.toLowerCase();
  return {
    id: `9c4f0a73-e1b2-4d58-8a6c-3f7d2e9b150${number}`,
    username,
    firstName,
    lastName,
    email: `${username}@${EMAIL_DOMAIN}`,
    emailVerified: true,
    enabled: true,
  };
}

/** As the admin API tells of a group; its sub-groups are asked for by a path of their own. */
export function groupView({ members: _, ...group }: RealmGroup) {
  const subGroupCount = GROUPS.filter(({ parentId }) => parentId === group.id).length;
  return { ...group, subGroupCount, subGroups: [] };
}
