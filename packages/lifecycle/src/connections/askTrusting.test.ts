import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryConnection } from './tryConnection.ts';

let stop: () => Promise<unknown>;
let url = '';
let authority = '';

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'A cluster' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const server = createServer({ key, cert }, (request, response) => {
    response.writeHead(request.headers.authorization === 'Bearer right' ? 200 : 401).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => new Promise((resolve) => server.close(resolve));
  url = `https://localhost:${(server.address() as AddressInfo).port}/api`;
  authority = Buffer.from(cert).toString('base64');
});
afterAll(() => stop());

function tried(token: string, tls: { authority: string | undefined; verified: boolean }) {
  const headers = { authorization: `Bearer ${token}` };
  const problems = [{ status: [401], says: 'It does not know the token.', fix: 'Make one.' }];
  return tryConnection(
    {
      feature: 'cluster',
      title: 'Token',
      method: 'GET',
      url,
      headers,
      body: undefined,
      accepts: undefined,
      problems,
      tls,
    },
    undefined,
  );
}

test("a server is trusted by its own authority's word", async () => {
  expect(await tried('right', { authority, verified: true })).toMatchObject({ status: 'ok' });
  expect(await tried('wrong', { authority, verified: true })).toMatchObject({
    status: 'fail',
    detail: 'It does not know the token.',
  });
});

test('a server is not trusted without it, unless any certificate will do', async () => {
  const refused = await tried('right', { authority: undefined, verified: true });
  expect(refused.detail).toContain('its certificate is not trusted');
  expect(await tried('right', { authority: undefined, verified: false })).toMatchObject({
    status: 'ok',
  });
});
