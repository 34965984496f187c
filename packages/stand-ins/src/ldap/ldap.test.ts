import { Client, InvalidCredentialsError, NoSuchObjectError, type SearchOptions } from 'ldapts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startLdap } from './index.ts';

let standIn: StandIn;
let client: Client;
beforeAll(async () => {
  standIn = await startLdap();
});
afterAll(() => standIn.stop());
beforeEach(() => {
  client = new Client({ url: standIn.url });
});
afterEach(() => client.unbind());

async function bind(secret = standIn.values['secret']) {
  await client.bind(standIn.values['bindDn'] ?? '', secret);
}

async function names(base: string, options: SearchOptions) {
  const { searchEntries } = await client.search(base, options);
  return searchEntries.map(({ dn }) => dn.split(',')[0]);
}

test.each([
  ['(objectClass=inetOrgPerson)', ['uid=nora.haddad', 'uid=rafael.silva', 'uid=tim.ahonen']],
  ['(uid=RAFAEL.silva)', ['uid=rafael.silva']],
  ['(&(mail=*)(!(title=Warehouse*)))', ['uid=nora.haddad']],
  ['(|(sn=ahonen)(cn=*silva*))', ['uid=rafael.silva', 'uid=tim.ahonen']],
  ['(cn=N*d*d)', ['uid=nora.haddad']],
  ['(memberOf=cn=logistics, ou=groups,dc=acme,dc=example)', ['uid=nora.haddad']],
])('people are found by %s', async (filter, expected) => {
  await bind();
  expect(await names(standIn.values['usersDn'] ?? '', { scope: 'one', filter })).toEqual(expected);
});

test('a search in pages gets all of them, two at a time', async () => {
  await bind();
  const before = standIn.requests().length;
  const found = await names('dc=acme,dc=example', { scope: 'sub', paged: true });
  expect(found).toHaveLength(11);
  expect(standIn.requests().length - before).toBe(6);
});

test('attributes of the server are told when they are asked for', async () => {
  await bind();
  const dn = `uid=tim.ahonen,${standIn.values['usersDn']}`;
  const { searchEntries: all } = await client.search(dn, { scope: 'base', attributes: ['*', '+'] });
  expect(all).toMatchObject([
    { uid: 'tim.ahonen', entryDN: dn, memberOf: 'cn=warehouse,ou=groups,dc=acme,dc=example' },
  ]);
  expect(all[0]?.['entryUUID']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const { searchEntries: own } = await client.search(dn, { scope: 'base' });
  expect(own[0]).not.toHaveProperty('entryUUID');
});

test('the server tells of itself without a password, and nothing else', async () => {
  const root = await client.search('', { scope: 'base', attributes: ['+'] });
  expect(root.searchEntries).toMatchObject([{ namingContexts: 'dc=acme,dc=example' }]);
  await expect(client.search('dc=acme,dc=example')).rejects.toThrow(/0x32/);
});

test('a wrong password and a wrong base are refused, and too many are cut off', async () => {
  await expect(bind('wrong')).rejects.toThrow(InvalidCredentialsError);
  await bind();
  await expect(client.search('ou=staff,dc=acme,dc=example')).rejects.toThrow(NoSuchObjectError);
  expect(await names('dc=acme,dc=example', { sizeLimit: 3 })).toHaveLength(3);
});

test('what only reads does not write', async () => {
  await bind();
  await expect(client.del('uid=tim.ahonen,ou=people,dc=acme,dc=example')).rejects.toThrow(/0x35/);
  await expect(client.startTLS()).rejects.toThrow(/0x2/);
});
