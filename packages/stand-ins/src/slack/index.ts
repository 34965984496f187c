import { TOKEN } from '../company.ts';
import { messagesPage } from '../messagesPage.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { CHANNELS, channelView, USERS, WORKSPACE } from './workspace.ts';

const SCOPES = ['chat:write', 'users:read', 'users:read.email', 'channels:read', 'im:write'];
/** A token that is right, of an app to which most scopes were not given. */
const NARROW = { token: `${TOKEN}-without-scopes`, scopes: ['chat:write'] };

interface Message {
  /** `#general`, or the name of a person. */
  readonly to: string;
  readonly channel: string;
  readonly ts: string;
  text: string;
  blocks: readonly unknown[];
}

type Arguments = Readonly<Record<string, string>>;
type Method = (given: Arguments) => object;

/** A method's failure: Slack answers it with status 200 too. */
class Refusal extends Error {}

/** Starts a stand-in for a workspace of Slack; its address shows the messages that were posted. */
export async function startSlack({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  const messages: Message[] = [];
  const methods = workspace(messages, now);
  return serveStandIn({
    title: 'Slack',
    port,
    values: () => ({ token: TOKEN, channel: '#general' }),
    answer: () => (call) => {
      const [, name] = /^\/api\/([a-zA-Z.]+)$/.exec(call.path) ?? [];
      if (name !== undefined) return methodAnswer(methods, name, call);
      if (call.path === '/messages') return { body: messages };
      return messagesPage(
        'Slack',
        messages.map(({ to, text, blocks }) => ({ to, title: text, text: wordsOf(blocks) })),
      );
    },
  });
}

function methodAnswer(
  methods: ReadonlyMap<string, { readonly scope: string; readonly run: Method }>,
  name: string,
  call: StandInCall,
): StandInAnswer {
  const given = argumentsOf(call);
  const token = bearerToken(call) ?? given['token'];
  const scopes = token === TOKEN ? SCOPES : token === NARROW.token ? NARROW.scopes : undefined;
  const headers = scopes === undefined ? {} : { 'x-oauth-scopes': scopes.join(',') };
  const method = methods.get(name);
  if (token === undefined) return { body: { ok: false, error: 'not_authed' } };
  if (scopes === undefined) return { body: { ok: false, error: 'invalid_auth' } };
  if (method === undefined) {
    return { headers, body: { ok: false, error: 'unknown_method', req_method: name } };
  }
  const { scope, run } = method;
  if (scope !== '' && !scopes.includes(scope)) {
    const provided = scopes.join(',');
    return { headers, body: { ok: false, error: 'missing_scope', needed: scope, provided } };
  }
  try {
    return { headers, body: { ok: true, ...run(given) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { headers, body: { ok: false, error: error.message } };
  }
}

/** Slack takes them in the query, as a form or as JSON; what is no text in a form is JSON. */
function argumentsOf({ query, headers, body }: StandInCall): Arguments {
  if (headers['content-type']?.includes('json')) {
    const given = JSON.parse(body || '{}') as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
  }
  return { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(body)) };
}

function workspace(messages: Message[], now: Date) {
  const began = Date.now();
  const clock = () => (now.getTime() + Date.now() - began) / 1000;
  const methods: [string, string, Method][] = [
    ['auth.test', '', () => WORKSPACE],
    ['users.lookupByEmail', 'users:read.email', ({ email }) => ({ user: userBy(email) })],
    ['users.list', 'users:read', () => ({ members: USERS, ...LAST_PAGE })],
    ['users.info', 'users:read', ({ user }) => ({ user: userWith(user) })],
    [
      'conversations.list',
      'channels:read',
      () => ({ channels: CHANNELS.map(channelView), ...LAST_PAGE }),
    ],
    [
      'conversations.info',
      'channels:read',
      ({ channel }) => ({ channel: channelView(channelWith(channel)) }),
    ],
    [
      'conversations.open',
      'im:write',
      ({ users }) => ({ channel: { id: directTo(userWith(users).id) } }),
    ],
    ['chat.postMessage', 'chat:write', (given) => post(messages, clock(), given)],
    ['chat.update', 'chat:write', (given) => update(messages, given)],
  ];
  return new Map(methods.map(([name, scope, run]) => [name, { scope, run }]));
}

const LAST_PAGE = { response_metadata: { next_cursor: '' } };

function post(messages: Message[], time: number, given: Arguments): object {
  const { channel, to } = placeOf(given['channel'] ?? '');
  const text = given['text'] ?? '';
  const blocks = blocksOf(given);
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  const ts = `${time.toFixed(3)}${String(messages.length).padStart(3, '0')}`;
  messages.push({ to, channel, ts, text, blocks });
  return { channel, ts, message: messageView(given, ts) };
}

function update(messages: Message[], given: Arguments): object {
  const found = messages.find(
    ({ ts, channel }) => ts === given['ts'] && channel === placeOf(given['channel'] ?? '').channel,
  );
  if (found === undefined) throw new Refusal('message_not_found');
  found.text = given['text'] ?? found.text;
  if (given['attachments'] ?? given['blocks']) found.blocks = blocksOf(given);
  return { channel: found.channel, ts: found.ts, text: found.text };
}

function messageView(given: Arguments, ts: string) {
  const { bot_id, user_id, team_id } = WORKSPACE;
  return { type: 'message', user: user_id, bot_id, team: team_id, ts, text: given['text'] ?? '' };
}

/** Where a message goes: a channel by ID or name, or a person by ID. */
function placeOf(channel: string): { channel: string; to: string } {
  const user = USERS.find(({ id }) => id === channel || directTo(id) === channel);
  if (user !== undefined) return { channel: directTo(user.id), to: user.real_name };
  const { id, name, isMember } = channelWith(channel);
  if (!isMember) throw new Refusal('not_in_channel');
  return { channel: id, to: `#${name}` };
}

function channelWith(given = '') {
  const found = CHANNELS.find(({ id, name }) => id === given || name === given.replace(/^#/, ''));
  if (found === undefined) throw new Refusal('channel_not_found');
  return found;
}

function userBy(email = '') {
  const found = USERS.find(({ profile }) => profile.email === email.toLowerCase());
  if (found === undefined) throw new Refusal('users_not_found');
  return found;
}

function userWith(given = '') {
  const found = USERS.find(({ id }) => id === given);
  if (found === undefined) throw new Refusal('user_not_found');
  return found;
}

/** The ID of the conversation between a person and the app. */
function directTo(user: string): string {
  return user.replace(/^U/, 'D');
}

function blocksOf(given: Arguments): readonly unknown[] {
  const attachments = JSON.parse(given['attachments'] ?? '[]') as readonly { blocks?: unknown[] }[];
  const own = JSON.parse(given['blocks'] ?? '[]') as readonly unknown[];
  return [...own, ...attachments.flatMap(({ blocks = [] }) => blocks)];
}

/** What a person reads in blocks: the texts, wherever they are. */
function wordsOf(block: unknown): string {
  if (Array.isArray(block)) return block.map(wordsOf).filter(Boolean).join('\n');
  if (typeof block !== 'object' || block === null) return '';
  const { text, elements, accessory } = block as Readonly<Record<string, unknown>>;
  if (typeof text === 'string') return text;
  return [text, elements, accessory].map(wordsOf).filter(Boolean).join('\n');
}
