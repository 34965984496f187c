import { TOKEN } from '../company.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { CLIENT_ID, GROUPS, groupView, REALM, USERS } from './realm.ts';

/** A secret that is right, of a client whose service account was given no roles. */
const WITHOUT_ROLES = `${TOKEN}-without-roles`;
const ROLES = ['query-groups', 'query-users', 'view-users'];
/** Seconds. */
const LIFETIME = 300;

/** Starts a stand-in for a Keycloak server: its tokens, and its admin API for users and groups. */
export async function startKeycloak({ port }: StandInOptions = {}): Promise<StandIn> {
  return serveStandIn({
    title: 'Keycloak',
    port,
    values: () => ({ realm: REALM, clientId: CLIENT_ID, clientSecret: TOKEN }),
    answer: (root) => (call) => {
      const [, realm] =
        /^\/realms\/([^/]+)\/protocol\/openid-connect\/token$/.exec(call.path) ?? [];
      if (realm !== undefined && call.method === 'POST') return tokenAnswer(root, realm, call);
      return adminAnswer(call);
    },
  });
}

function tokenAnswer(root: string, realm: string, call: StandInCall): StandInAnswer {
  if (realm !== REALM) return { status: 404, body: { error: 'Realm does not exist' } };
  const form = new URLSearchParams(call.body);
  if (form.get('grant_type') !== 'client_credentials') {
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  }
  const { username, password } = basicAuth(call) ?? {
    username: form.get('client_id') ?? '',
    password: form.get('client_secret') ?? '',
  };
  const isKnown = [TOKEN, WITHOUT_ROLES].includes(decodeURIComponent(password));
  if (username !== CLIENT_ID || !isKnown) {
    const error_description = 'Invalid client or Invalid client credentials';
    const error = username === CLIENT_ID ? 'unauthorized_client' : 'invalid_client';
    return { status: 401, body: { error, error_description } };
  }
  const roles = decodeURIComponent(password) === TOKEN ? ROLES : [];
  return {
    body: {
      access_token: accessToken(root, roles),
      expires_in: LIFETIME,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: 'profile email',
    },
  };
}

/** A token that says what it may do; nobody but this server reads it, so its signature is no secret. */
function accessToken(root: string, roles: readonly string[]): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    exp: now + LIFETIME,
    iat: now,
    iss: `${root}/realms/${REALM}`,
    typ: 'Bearer',
    azp: CLIENT_ID,
    preferred_username: `service-account-${CLIENT_ID}`,
    resource_access: { 'realm-management': { roles } },
  };
  return [{ alg: 'RS256', typ: 'JWT', kid: 'stand-in' }, claims, TOKEN]
    .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
    .join('.');
}

/** The roles of who asks; undefined without a token of this server that is still good. */
function rolesOf(call: StandInCall): readonly string[] | undefined {
  try {
    const [, claims = '', signature = ''] = (bearerToken(call) ?? '').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
    const { exp, resource_access: access } = read(claims) as {
      readonly exp: number;
      readonly resource_access: { 'realm-management': { roles: string[] } };
    };
    const isGood = read(signature) === TOKEN && exp * 1000 > Date.now();
    return isGood ? access['realm-management'].roles : undefined;
  } catch {
    return undefined;
  }
}

function adminAnswer(call: StandInCall): StandInAnswer {
  const roles = rolesOf(call);
  if (roles === undefined) return { status: 401, body: { error: 'HTTP 401 Unauthorized' } };
  // Who may not see the system is told of the server, but not of its version.
  if (call.path === '/admin/serverinfo') return { body: { profileInfo: { name: 'default' } } };
  const [, realm, kind, id, part] =
    /^\/admin\/realms\/([^/]+)\/(users|groups)(?:\/([^/]+))?(?:\/([^/]+))?\/?$/.exec(call.path) ??
    [];
  if (realm === undefined) return { status: 404, body: { error: 'HTTP 404 Not Found' } };
  if (realm !== REALM) return { status: 404, body: { error: 'Realm not found.' } };
  const needed = kind === 'users' ? 'query-users' : 'query-groups';
  if (!roles.includes(needed)) return { status: 403, body: { error: 'HTTP 403 Forbidden' } };
  const found = kind === 'users' ? usersAnswer(call, id) : groupsAnswer(call, id, part);
  return found === undefined
    ? {
        status: 404,
        body: { error: `Could not find ${kind === 'users' ? 'user' : 'group'} by id` },
      }
    : { body: found };
}

function usersAnswer(call: StandInCall, id: string | undefined): unknown {
  if (id === undefined) return pageOf(USERS, call);
  if (id === 'count') return USERS.length;
  return USERS.find((each) => each.id === id);
}

function groupsAnswer(
  call: StandInCall,
  id: string | undefined,
  part: string | undefined,
): unknown {
  const top = GROUPS.filter(({ parentId }) => parentId === undefined);
  if (id === undefined) return pageOf(top.map(groupView), call);
  if (id === 'count') return { count: (call.query.get('top') === 'true' ? top : GROUPS).length };
  const group = GROUPS.find((each) => each.id === id);
  if (group === undefined) return undefined;
  if (part === 'children') {
    const children = GROUPS.filter(({ parentId }) => parentId === id);
    return pageOf(children.map(groupView), call);
  }
  if (part === 'members') {
    return pageOf(
      USERS.filter(({ username }) => group.members.includes(username)),
      call,
    );
  }
  return part === undefined ? groupView(group) : undefined;
}

function pageOf(rows: readonly object[], { query }: StandInCall): readonly object[] {
  const first = Number(query.get('first') ?? 0);
  return rows.slice(first, first + Number(query.get('max') ?? 100));
}
