import { NARROW_TOKEN, ORGANIZATION, SOFTWARE, TOKEN } from '../company.ts';
import { serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';

const DAY = 24 * 3600;
/** Of a periodic service token; renewal gives it again in full. */
const PERIOD = 32 * DAY;

/** Vault's HTTP API, as far as the plugin and a check of its token ask. */
export async function startVault({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { secretEngine, kvVersion, examplePath } = options;
  const known: Known = {
    engine: typeof secretEngine === 'string' ? secretEngine : 'secret',
    version: kvVersion === 1 ? 1 : 2,
    paths: secretPaths(typeof examplePath === 'string' ? examplePath : undefined),
    now,
  };
  return serveStandIn({
    title: 'Vault',
    port,
    answer: () => (call) => answer(call, known),
    values: () => ({ token: TOKEN, narrowToken: NARROW_TOKEN, path: `${ORGANIZATION}/webshop` }),
  });
}

interface Known {
  /** Where the KV engine is mounted. */
  readonly engine: string;
  readonly version: 1 | 2;
  /** Of every secret; never a value. */
  readonly paths: readonly string[];
  readonly now: Date;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  webshop: ['session-key', 'cdn/purge-token', 'production/checkout-api', 'staging/checkout-api'],
  orders: ['production/database', 'staging/database', 'queue'],
  billing: ['production/card-processor', 'production/database', 'invoice-signing-key'],
};

function secretPaths(more?: string): string[] {
  const own = SOFTWARE.flatMap(({ id }) =>
    (NAMES[id] ?? []).map((name) => `${ORGANIZATION}/${id}/${name}`),
  );
  return more === undefined ? own : [...own, `${more}/database`, `${more}/api-token`];
}

function answer(call: StandInCall, known: Known): StandInAnswer {
  if (call.path === '/v1/sys/health') {
    return { body: { initialized: true, sealed: false, standby: false, version: '1.20.4' } };
  }
  const token = String(call.headers['x-vault-token'] ?? '');
  // With the default policy alone a token may ask about itself and nothing more.
  const isNarrow = token === NARROW_TOKEN && call.path.startsWith('/v1/auth/token/');
  if (token !== TOKEN && !isNarrow) return errors(403, 'permission denied');
  switch (call.path) {
    case '/v1/auth/token/lookup-self':
      return { body: lease({ data: tokenData(known.now) }) };
    case '/v1/auth/token/renew-self':
      return { body: lease({ auth: renewed(token) }) };
    case `/v1/sys/internal/ui/mounts/${known.engine}`:
      return { body: lease({ data: mount(known) }) };
    default:
      return keyValue(call, known);
  }
}

function mount({ engine, version }: Known) {
  return { path: `${engine}/`, type: 'kv', description: '', options: { version: String(version) } };
}

/** In version 2 of the engine names are under `metadata`, in version 1 they are at its root. */
function keyValue(call: StandInCall, { engine, version, paths, now }: Known): StandInAnswer {
  const prefix = `/v1/${encodeURIComponent(engine)}/${version === 2 ? 'metadata/' : ''}`;
  // Without a mount that it may read, a token is told nothing else.
  if (!call.path.startsWith(prefix)) return errors(403, 'permission denied');
  const path = decodeURIComponent(call.path.slice(prefix.length)).replace(/\/$/, '');
  // Vault's own method LIST is unknown to Node's servers; its clients may ask this way instead.
  if (call.query.get('list') === 'true') {
    const keys = namesIn(path, paths);
    return keys.length === 0 ? errors(404) : { body: lease({ data: { keys } }) };
  }
  if (version === 1) return errors(403, 'permission denied');
  return paths.includes(path) ? { body: lease({ data: metadata(now) }) } : errors(404);
}

/** What is right under a path; folders end in a slash. */
function namesIn(path: string, paths: readonly string[]): string[] {
  const folder = path === '' ? '' : `${path}/`;
  const names = paths
    .filter((each) => each.startsWith(folder))
    .map((each) => each.slice(folder.length).replace(/\/.*$/, '/'));
  return [...new Set(names)].toSorted();
}

function metadata(now: Date) {
  const time = (days: number) => new Date(now.getTime() - days * DAY * 1000).toISOString();
  const version = (days: number) => ({
    created_time: time(days),
    deletion_time: '',
    destroyed: false,
  });
  return {
    cas_required: false,
    created_time: time(214),
    current_version: 2,
    custom_metadata: { owner: 'web' },
    delete_version_after: '0s',
    max_versions: 0,
    oldest_version: 1,
    updated_time: time(31),
    versions: { 1: version(214), 2: version(31) },
  };
}

function tokenData(now: Date) {
  const issued = new Date(now.getTime() - 3 * DAY * 1000);
  return {
    accessor: '8609694a-cdbc-db9b-d345-e782dbb562ed',
    creation_time: Math.floor(issued.getTime() / 1000),
    creation_ttl: PERIOD,
    display_name: 'token-backstage',
    entity_id: '',
    expire_time: new Date(issued.getTime() + PERIOD * 1000).toISOString(),
    explicit_max_ttl: 0,
    id: TOKEN,
    issue_time: issued.toISOString(),
    meta: null,
    num_uses: 0,
    orphan: true,
    path: 'auth/token/create-orphan',
    period: PERIOD,
    policies: ['backstage', 'default'],
    renewable: true,
    ttl: PERIOD - 3 * DAY,
    type: 'service',
  };
}

function renewed(token: string) {
  return {
    client_token: token,
    accessor: '8609694a-cdbc-db9b-d345-e782dbb562ed',
    policies: ['backstage', 'default'],
    token_policies: ['backstage', 'default'],
    metadata: null,
    lease_duration: PERIOD,
    renewable: true,
    entity_id: '',
    token_type: 'service',
    orphan: true,
    num_uses: 0,
  };
}

/** The envelope of every answer. */
function lease(content: Readonly<Record<string, unknown>>) {
  return {
    request_id: '0f7c1e9e-6f0c-4e19-9a5e-9d3b5f6f1c52',
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data: null,
    wrap_info: null,
    warnings: null,
    auth: null,
    ...content,
  };
}

function errors(status: number, ...messages: string[]): StandInAnswer {
  return { status, body: { errors: messages } };
}
