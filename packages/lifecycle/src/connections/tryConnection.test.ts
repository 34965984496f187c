import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '@stagecraft/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryConnection } from './tryConnection.ts';

/** Answers as a vendor does: by the token, with the token's scopes in a header. */
const server = createServer((request, response) => {
  const token = request.headers.authorization;
  if (request.url === '/broken') return response.writeHead(500).end();
  if (request.url === '/sign-in') return response.writeHead(302, { location: '/login' }).end();
  if (token === 'Bearer right')
    return response.writeHead(200, { 'x-scopes': 'repo, read:org' }).end('{}');
  if (token === 'Bearer narrow') return response.writeHead(200, { 'x-scopes': 'repo' }).end('{}');
  if (token === 'Bearer other-kind') return response.writeHead(200).end('{}');
  return response.writeHead(401).end('{}');
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function connection(token: string, path = '/', accepts?: Connection['accepts']): Connection {
  return {
    feature: 'vendor',
    title: 'Token of Vendor',
    method: 'GET',
    url: path.startsWith('/') ? url + path : path,
    headers: { authorization: `Bearer ${token}` },
    body: undefined,
    accepts,
    problems: [
      { status: [401], says: 'Vendor does not know the token.', fix: 'Make a new one.' },
      {
        lacks: { header: 'x-scopes', value: 'read:org' },
        says: 'The token lacks the scope read:org.',
        fix: 'Add it.',
      },
    ],
  };
}

test.each([
  ['a right token', () => connection('right'), 'ok', 'accepts it'],
  ['a token of a kind that tells no scopes', () => connection('other-kind'), 'ok', 'accepts it'],
  ['a status that is as good', () => connection('right', '/broken', [500]), 'ok', 'accepts it'],
  [
    'a wrong token where 401 is as good',
    () => connection('wrong', '/', [401]),
    'fail',
    'Vendor does not know the token.',
  ],
  ['a wrong token', () => connection('wrong'), 'fail', 'Vendor does not know the token.'],
  ['a token that lacks a scope', () => connection('narrow'), 'fail', 'lacks the scope read:org'],
  ['a server that fails', () => connection('right', '/broken'), 'fail', 'answers 500'],
  [
    'nothing there',
    () => connection('right', 'http://127.0.0.1:59999/'),
    'fail',
    "127.0.0.1:59999 can't be reached: ECONNREFUSED",
  ],
  [
    'an unknown host',
    () => connection('right', 'http://vendor.invalid/'),
    'fail',
    "vendor.invalid can't be reached",
  ],
  [
    'a directory, which is only reached',
    () => connection('', url.replace('http:', 'ldap:')),
    'ok',
    'is there',
  ],
  [
    'no directory there',
    () => connection('', 'ldaps://127.0.0.1:59999'),
    'fail',
    "127.0.0.1:59999 can't be reached: ECONNREFUSED",
  ],
  ['no address', () => connection('right', 'vendor'), 'fail', '"vendor" is not an address'],
] as const)('%s', async (_, given, status, detail) => {
  const check = await tryConnection(given(), undefined);
  expect(check).toMatchObject({ id: 'connection.vendor', title: 'Token of Vendor', status });
  expect(check.detail).toContain(detail);
  expect(check.fix !== undefined).toBe(status === 'fail');
});

test('being cancelled ends the wait', async () => {
  const check = await tryConnection(connection('right'), AbortSignal.abort());
  expect(check.status).toBe('fail');
});
