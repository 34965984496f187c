import { EMAIL_DOMAIN, ORGANIZATION } from '../company.ts';

/** An entry of the directory; names of attributes as the schema writes them. */
export interface Entry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** What is only told when it is asked for, by name or by `+`. */
  readonly operational: Readonly<Record<string, readonly string[]>>;
}

export const BASE = `dc=${ORGANIZATION},dc=example`;
export const PEOPLE_DN = `ou=people,${BASE}`;
export const GROUPS_DN = `ou=groups,${BASE}`;
export const BIND_DN = `cn=backstage,ou=services,${BASE}`;

/**
 * The people that the demo's catalog does not have yet: who works on the software is in it already,
 * and a directory with them would show each one twice.
 */
const RAFAEL = person('rafael.silva', 'Rafael', 'Silva', 'Warehouse lead');
const NORA = person('nora.haddad', 'Nora', 'Haddad', 'Plans the transports');
const TIM = person('tim.ahonen', 'Tim', 'Ahonen', 'Warehouse, late shift');
const WAREHOUSE = group('warehouse', 'Receives, stores and packs', [RAFAEL.dn, TIM.dn]);
const LOGISTICS = group('logistics', 'From the warehouse to the door', [NORA.dn, WAREHOUSE.dn]);
const MEMBERSHIPS = [WAREHOUSE, LOGISTICS];

export const ENTRIES: readonly Entry[] = [
  entry(BASE, {
    objectClass: ['top', 'dcObject', 'organization'],
    dc: [ORGANIZATION],
    o: ['Acme'],
  }),
  unit('people'),
  unit('groups'),
  unit('services'),
  entry(BIND_DN, {
    objectClass: ['top', 'applicationProcess', 'simpleSecurityObject'],
    cn: ['backstage'],
    description: ['Reads people and groups for the developer portal'],
  }),
  ...[NORA, RAFAEL, TIM].map(withMemberships),
  entry(`uid=label-printer,${PEOPLE_DN}`, {
    objectClass: ['top', 'account'],
    uid: ['label-printer'],
    description: ['Signs in at the packing tables'],
  }),
  ...MEMBERSHIPS.map(withMemberships),
];

/** Names are compared without regard to case and to spaces behind commas. */
export function normalized(dn: string): string {
  return dn.toLowerCase().replace(/\s*,\s*/g, ',');
}

function person(uid: string, givenName: string, sn: string, title: string): Entry {
  return entry(`uid=${uid},${PEOPLE_DN}`, {
    objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
    uid: [uid],
    cn: [`${givenName} ${sn}`],
    givenName: [givenName],
    sn: [sn],
    displayName: [`${givenName} ${sn}`],
    mail: [`${uid}@${EMAIL_DOMAIN}`],
    title: [title],
  });
}

function group(cn: string, description: string, member: readonly string[]): Entry {
  return entry(`cn=${cn},${GROUPS_DN}`, {
    objectClass: ['top', 'groupOfNames'],
    cn: [cn],
    description: [description],
    member,
  });
}

function unit(ou: string): Entry {
  return entry(`ou=${ou},${BASE}`, { objectClass: ['top', 'organizationalUnit'], ou: [ou] });
}

function entry(dn: string, attributes: Entry['attributes']): Entry {
  return { dn, attributes, operational: { entryDN: [dn], entryUUID: [uuidOf(dn)] } };
}

/** As the overlay `memberof` keeps it. */
function withMemberships(given: Entry): Entry {
  const memberOf = MEMBERSHIPS.filter((each) => each.attributes['member']?.includes(given.dn)).map(
    ({ dn }) => dn,
  );
  return memberOf.length === 0
    ? given
    : { ...given, operational: { ...given.operational, memberOf } };
}

/** The same for the same name, so that a demo that starts again has the same people. */
function uuidOf(dn: string): string {
  const digits = Buffer.from(dn).toString('hex').padStart(32, '0').slice(0, 32);
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
