import { TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { accessOf, tokenAnswer } from './login.ts';
import { filterOf, searchOf, selected } from './odata.ts';
import { PORTRAIT } from './portrait.ts';
import { CLIENT_ID, TENANT, TENANT_ID, type TenantGroup } from './tenant.ts';

/** Graph may answer with fewer than `$top` asks for; so few, that who ignores the rest is found out. */
const PAGE = 2;
/** Who has a portrait; the others have none, as most have. */
const PORTRAYED = 'Ines Duarte';

/** Starts a stand-in for Microsoft Graph and for the sign-in server that gives tokens for it. */
export async function startMicrosoftGraph({ port }: StandInOptions = {}): Promise<StandIn> {
  return serveStandIn({
    title: 'Microsoft Graph',
    port,
    values: () => ({ tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: TOKEN }),
    answer: (root) => (call) => {
      const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(call.path) ?? [];
      if (tenant !== undefined && call.method === 'POST') return tokenAnswer(tenant, call);
      return graphAnswer(root, call);
    },
  });
}

function graphAnswer(root: string, call: StandInCall): StandInAnswer {
  const [, version, ...segments] = call.path.replace(/\/$/, '').split('/').map(decodeURIComponent);
  if (version !== 'v1.0' || call.method !== 'GET') {
    return problem(400, 'BadRequest', `Invalid version: ${version ?? ''}`);
  }
  const access = accessOf(bearerToken(call));
  if (access === undefined) {
    return problem(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  }
  if (access === 'nothing') {
    const says = 'Insufficient privileges to complete the operation.';
    return problem(403, 'Authorization_RequestDenied', says);
  }
  const [kind = '', id, ...rest] = segments;
  const found = { organization, users, groups }[kind];
  return found?.(root, call, id, rest) ?? missing(id ?? kind);
}

type Route = (
  root: string,
  call: StandInCall,
  id: string | undefined,
  rest: readonly string[],
) => StandInAnswer | undefined;

const organization: Route = (root, call, id) => {
  const { displayName } = TENANT;
  const entry = { id: TENANT.id, displayName, tenantType: 'AAD', countryLetterCode: 'NL' };
  if (id === undefined) return collection(root, call, 'organization', [entry]);
  return id === TENANT.id
    ? { body: { ...context(root, 'organization/$entity'), ...entry } }
    : undefined;
};

const users: Route = (root, call, id, [part, size, value]) => {
  if (id === undefined) return collection(root, call, 'users', TENANT.users);
  const user = TENANT.users.find((each) => each.id === id || each.userPrincipalName === id);
  if (user === undefined) return undefined;
  if (part === undefined) {
    return { body: { ...context(root, 'users/$entity'), ...selected(user, call) } };
  }
  const hasPhoto = user.displayName === PORTRAYED;
  const photo = { '@odata.mediaContentType': 'image/jpeg', id: '48x48', height: 48, width: 48 };
  if (part === 'photos' && size === undefined) {
    return { body: { ...context(root, `users('${id}')/photos`), value: hasPhoto ? [photo] : [] } };
  }
  const isValue = part === 'photo' ? size === '$value' : value === '$value' && size === photo.id;
  if (hasPhoto && isValue) {
    return { headers: { 'content-type': 'image/jpeg' }, body: Buffer.from(PORTRAIT, 'base64') };
  }
  return problem(404, 'ImageNotFound', 'The specified object was not found in the store.');
};

const groups: Route = (root, call, id, [part, cast]) => {
  if (id === undefined) return collection(root, call, 'groups', TENANT.groups);
  const group = TENANT.groups.find((each) => each.id === id);
  if (group === undefined) return undefined;
  if (part === undefined) {
    return { body: { ...context(root, 'groups/$entity'), ...selected(group, call) } };
  }
  if (part !== 'members' && part !== 'transitiveMembers') return undefined;
  const all = membersOf(group);
  const rows = cast === undefined ? all : all.filter((each) => each['@odata.type'] === `#${cast}`);
  return collection(root, call, 'directoryObjects', rows);
};

function membersOf({ members }: TenantGroup) {
  return [
    ...TENANT.users.map((each) => ({ '@odata.type': '#microsoft.graph.user', ...each })),
    ...TENANT.groups.map(({ members: _, ...each }) => ({
      '@odata.type': '#microsoft.graph.group',
      ...each,
    })),
  ].filter(({ id }) => members.includes(id));
}

function collection(
  root: string,
  call: StandInCall,
  name: string,
  rows: readonly object[],
): StandInAnswer {
  const { query, path, headers } = call;
  const [filter, search] = [query.get('$filter'), query.get('$search')];
  if (search !== null && headers['consistencylevel'] !== 'eventual') {
    const says =
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";
    return problem(400, 'Request_UnsupportedQuery', says);
  }
  const tests = [
    filter === null ? () => true : filterOf(filter),
    search === null ? () => true : searchOf(search),
  ];
  if (!tests.every((each) => each !== undefined)) {
    return problem(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause.');
  }
  const found = rows.filter((row) => tests.every((each) => each(row)));
  const skip = Number(query.get('$skiptoken') ?? 0);
  const end = skip + Math.min(PAGE, Number(query.get('$top') ?? PAGE));
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(end));
  return {
    body: {
      ...context(root, name),
      ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
      ...(end < found.length ? { '@odata.nextLink': `${root}${path}?${next.toString()}` } : {}),
      value: found.slice(skip, end).map((row) => selected(without(row), call)),
    },
  };
}

/** Members are asked for by a path of their own. */
function without(row: object): object {
  const { members: _, ...rest } = row as { readonly members?: unknown };
  return rest;
}

function context(root: string, name: string) {
  return { '@odata.context': `${root}/v1.0/$metadata#${name}` };
}

function missing(id: string): StandInAnswer {
  const says = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return problem(404, 'Request_ResourceNotFound', says);
}

function problem(status: number, code: string, message: string): StandInAnswer {
  const innerError = { 'request-id': 'c41f9e2b-5a76-4d7c-9b30-2e8d6f154a77' };
  return { status, body: { error: { code, message, innerError } } };
}
