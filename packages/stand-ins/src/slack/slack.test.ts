import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startSlack } from './index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startSlack();
});
afterAll(() => standIn.stop());

interface Answer {
  readonly ok: boolean;
  readonly ts?: string;
  readonly channel?: string;
  readonly user?: { readonly id: string };
}

/** As Slack's own client asks: a form, in which what is no text is JSON. */
async function call(method: string, given: Readonly<Record<string, string>> = {}, token = TOKEN) {
  const response = await fetch(`${standIn.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(given),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function posted() {
  const response = await fetch(`${standIn.url}/messages`);
  return (await response.json()) as readonly Readonly<Record<string, string>>[];
}

test('a person is found by e-mail address and gets a message, which is changed later', async () => {
  const { user } = await call('users.lookupByEmail', { email: 'mina.park@acme.example' });
  const attachments = JSON.stringify([
    { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'On *main*' } }] },
  ]);
  const sent = await call('chat.postMessage', {
    channel: user?.id ?? '',
    text: 'The build failed',
    attachments,
  });
  expect((await posted()).at(-1)).toMatchObject({ to: 'Mina Park', text: 'The build failed' });
  const { channel = '', ts = '' } = sent;
  expect(channel).toMatch(/^D/);
  expect(ts).toMatch(/^\d{10}\.\d{6}$/);
  const changed = await call('chat.update', { channel, ts, text: 'The build is green again' });
  expect(changed).toMatchObject({ ok: true, ts });
  expect((await posted()).at(-1)).toMatchObject({ text: 'The build is green again' });
  expect(await (await fetch(standIn.url)).text()).toContain('On *main*');
});

test('a channel is found by its name and its ID', async () => {
  const { channel: id = '' } = await call('chat.postMessage', { channel: '#general', text: 'One' });
  expect(await call('chat.postMessage', { channel: id, text: 'Two' })).toMatchObject({ ok: true });
  expect((await posted()).slice(-2)).toMatchObject([{ to: '#general' }, { to: '#general' }]);
});

test.each([
  ['chat.postMessage', { channel: '#nowhere', text: 'One' }, 'channel_not_found'],
  ['chat.postMessage', { channel: '#boardroom', text: 'One' }, 'not_in_channel'],
  ['chat.postMessage', { channel: '#general' }, 'no_text'],
  ['users.lookupByEmail', { email: 'nobody@acme.example' }, 'users_not_found'],
  ['chat.update', { channel: '#general', ts: '1.2', text: 'One' }, 'message_not_found'],
  ['chat.shout', {}, 'unknown_method'],
])('%s with %j is refused: %s', async (method, given, error) => {
  expect(await call(method, given)).toMatchObject({ ok: false, error });
});

test('a wrong token and missing scopes are told, and which scopes there are', async () => {
  expect(await call('auth.test', {}, 'wrong')).toEqual({ ok: false, error: 'invalid_auth' });
  const narrow = `${TOKEN}-without-scopes`;
  expect(await call('users.lookupByEmail', { email: 'x' }, narrow)).toMatchObject({
    error: 'missing_scope',
    needed: 'users:read.email',
  });
  const response = await fetch(`${standIn.url}/api/auth.test`, {
    headers: { authorization: `Bearer ${narrow}` },
  });
  expect(response.headers.get('x-oauth-scopes')).toBe('chat:write');
  expect(await response.json()).toMatchObject({ ok: true, team: 'Acme' });
});
