import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN, TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startVault } from './index.ts';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startVault({ now: new Date('2026-06-01T12:00:00Z') });
});
afterAll(() => standIn.stop());

async function ask(path: string, { method = 'GET', token = TOKEN } = {}) {
  const response = await fetch(standIn.url + path, {
    method,
    headers: { 'x-vault-token': token },
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

test('lists what is right under a path, folders with a slash', async () => {
  const keys = ['cdn/', 'production/', 'session-key', 'staging/'];
  for (const path of ['acme/webshop', 'acme/webshop/']) {
    const { body } = await ask(`/v1/secret/metadata/${path}?list=true`);
    expect(body.data.keys).toEqual(keys);
  }
  const below = await ask('/v1/secret/metadata/acme/webshop/cdn?list=true');
  expect(below.body.data.keys).toEqual(['purge-token']);
});

test('tells when a secret was written, and never what it is', async () => {
  const { body } = await ask('/v1/secret/metadata/acme/webshop/session-key');
  expect(body.data).toMatchObject({ current_version: 2, updated_time: '2026-05-01T12:00:00.000Z' });
  expect((await ask('/v1/secret/data/acme/webshop/session-key')).status).toBe(403);
});

test('a path without secrets is a 404, another engine and a wrong token a 403', async () => {
  expect(await ask('/v1/secret/metadata/acme/nothing?list=true')).toEqual({
    status: 404,
    body: { errors: [] },
  });
  const denied = { status: 403, body: { errors: ['permission denied'] } };
  expect(await ask('/v1/kv/metadata/acme/webshop?list=true')).toEqual(denied);
  expect(await ask('/v1/auth/token/lookup-self', { token: 'wrong' })).toEqual(denied);
});

test('a token without a policy may ask about itself alone', async () => {
  const about = await ask('/v1/auth/token/lookup-self', { token: NARROW_TOKEN });
  expect(about.status).toBe(200);
  const list = await ask('/v1/secret/metadata/acme/webshop?list=true', { token: NARROW_TOKEN });
  expect(list.status).toBe(403);
});

test('says which engines a token may use', async () => {
  const { body } = await ask('/v1/sys/internal/ui/mounts/secret');
  expect(body.data).toMatchObject({ type: 'kv', options: { version: '2' } });
  expect((await ask('/v1/sys/internal/ui/mounts/other')).status).toBe(403);
});

test('an engine of version 1 has names at its root, and keeps what they hold', async () => {
  const first = await startVault({ options: { kvVersion: 1, secretEngine: 'kv' } });
  const at = async (path: string) => {
    const response = await fetch(first.url + path, { headers: { 'x-vault-token': TOKEN } });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  try {
    expect((await at('/v1/kv/acme/webshop/cdn?list=true')).body.data.keys).toEqual(['purge-token']);
    expect((await at('/v1/kv/acme/webshop/session-key')).status).toBe(403);
  } finally {
    await first.stop();
  }
});

test('a token can be looked up and renewed', async () => {
  const lookup = await ask('/v1/auth/token/lookup-self');
  expect(lookup.body.data).toMatchObject({ renewable: true, ttl: 29 * 24 * 3600 });
  const renewal = await ask('/v1/auth/token/renew-self', { method: 'POST' });
  expect(renewal.body.auth.client_token).toBe(TOKEN);
  const narrow = await ask('/v1/auth/token/renew-self', { method: 'POST', token: NARROW_TOKEN });
  expect(narrow.body.auth.client_token).toBe(NARROW_TOKEN);
});
