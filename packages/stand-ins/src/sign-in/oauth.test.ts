import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PEOPLE } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startSignInStandIn } from './index.ts';

const CALLBACK = 'http://localhost:7007/api/auth/any/handler/frame';

let standIn: StandIn;
let client: { id: string; secret: string };

beforeAll(async () => {
  standIn = await startSignInStandIn();
  client = { id: standIn.values['clientId'] ?? '', secret: standIn.values['clientSecret'] ?? '' };
});
afterAll(() => standIn.stop());

/** Asks as the demo's proxy does in the place of another host. */
function ask(path: string, init: RequestInit & { host?: string } = {}): Promise<Response> {
  const { host, ...rest } = init;
  const headers = { ...rest.headers, ...(host === undefined ? {} : { 'x-forwarded-host': host }) };
  return fetch(standIn.url + path, { redirect: 'manual', ...rest, headers });
}

interface Flow {
  readonly authorize: string;
  readonly token: string;
  readonly host?: string;
  readonly scope: string;
}

function authorization(asked: Record<string, string> = {}): string {
  const query = { response_type: 'code', client_id: client.id, redirect_uri: CALLBACK, state: 's' };
  return new URLSearchParams({ ...query, ...asked }).toString();
}

async function codeFor({ authorize, host, scope }: Flow): Promise<string> {
  const query = authorization({ scope, nonce: 'n', person: 'mina-park' });
  const answer = await ask(`${authorize}?${query}`, { ...(host && { host }) });
  const location = new URL(answer.headers.get('location') ?? 'about:blank');
  expect(location.origin + location.pathname).toBe(CALLBACK);
  expect(location.searchParams.get('state')).toBe('s');
  return location.searchParams.get('code') ?? '';
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

async function exchange(
  { token, host }: Pick<Flow, 'token' | 'host'>,
  given: Record<string, string>,
  secret = client.secret,
): Promise<Response> {
  const body = new URLSearchParams({ client_id: client.id, client_secret: secret, ...given });
  return ask(token, { method: 'POST', body, ...(host && { host }) });
}

async function tokensFor(flow: Flow): Promise<Tokens> {
  const code = await codeFor(flow);
  const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
  return (await (await exchange(flow, grant)).json()) as Tokens;
}

const OIDC: Flow = {
  authorize: '/oidc/authorize',
  token: '/oidc/token',
  scope: 'openid profile email offline_access',
};

function claimsOf(token: string): Record<string, unknown> {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>;
}

test('one chooses among the people of the company', async () => {
  const text = await (await ask(`/oidc/authorize?${authorization()}`)).text();
  for (const { name } of PEOPLE) expect(text).toContain(name);
});

test('an unknown client and an address that is not registered are refused', async () => {
  const unknown = await ask(`/oidc/authorize?${authorization({ client_id: 'another' })}`);
  expect(unknown.status).toBe(400);
  const elsewhere = authorization({ redirect_uri: 'https://elsewhere.example/frame' });
  const answer = await ask(`/oidc/authorize?${elsewhere}`);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('https://elsewhere.example/frame is not one of'),
  ]);
});

test('asked not to show anything, it says that nobody has signed in', async () => {
  const answer = await ask(`/oidc/authorize?${authorization({ prompt: 'none' })}`);
  expect(answer.headers.get('location')).toContain('error=login_required');
});

describe('tokens', () => {
  test('an ID token is signed with a key of the key set, and is for the client', async () => {
    const { id_token: token = '' } = await tokensFor(OIDC);
    const metadata = await ask('/oidc/.well-known/openid-configuration');
    const { issuer, jwks_uri } = (await metadata.json()) as { issuer: string; jwks_uri: string };
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: JsonWebKey[] };
    const [header, claims, signature = ''] = token.split('.');
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(claimsOf(token)).toMatchObject({
      iss: issuer,
      aud: client.id,
      nonce: 'n',
      email: 'mina.park@acme.example',
      email_verified: true,
    });
  });

  test('a code is good once', async () => {
    const grant = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
    const code = await codeFor(OIDC);
    expect((await exchange(OIDC, { ...grant, code })).status).toBe(200);
    const again = await exchange(OIDC, { ...grant, code });
    expect([again.status, await again.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ]);
  });

  test('a refresh token gives new tokens, and is there only where it was asked for', async () => {
    const { refresh_token: refreshToken = '' } = await tokensFor(OIDC);
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect((await exchange(OIDC, grant)).status).toBe(200);
    const without = await tokensFor({ ...OIDC, scope: 'openid' });
    expect(without.refresh_token).toBeUndefined();
  });

  test('a token of one vendor opens nothing of another', async () => {
    const { access_token: token } = await tokensFor(OIDC);
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask('/oidc/userinfo', { headers })).status).toBe(200);
    expect((await ask('/gitlab/api/v4/user', { headers })).status).toBe(401);
    expect((await ask('/oidc/userinfo')).status).toBe(401);
  });

  test('the client may name itself in a header, and as Okta’s client writes it', async () => {
    for (const scheme of ['Basic', 'Basic:']) {
      const encoded = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
      const answer = await ask('/okta/oauth2/v1/token', {
        method: 'POST',
        headers: { authorization: `${scheme} ${encoded}` },
        body: new URLSearchParams({ grant_type: 'authorization_code', code: 'none' }),
      });
      expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
    }
  });
});

describe('each vendor refuses a wrong secret in its own way', () => {
  test.each([
    ['/gitlab/oauth/token', undefined, 401, 'invalid_client'],
    ['/acme.onmicrosoft.com/oauth2/v2.0/token', 'login.microsoftonline.com', 401, 'AADSTS7000215'],
    ['/oauth/token', 'auth.atlassian.com', 401, 'access_denied'],
    ['/oauth/token', 'acme.eu.auth0.com', 401, 'access_denied'],
    ['/site/oauth2/access_token', 'bitbucket.org', 400, 'unauthorized_client'],
  ])('%s of %s', async (token, host, status, text) => {
    const answer = await exchange({ token, ...(host && { host }) }, {}, 'wrong');
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(text)]);
  });
});

test('Microsoft knows one tenant', async () => {
  const answer = await exchange({ token: '/nobody.onmicrosoft.com/oauth2/v2.0/token' }, {});
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('AADSTS90002'),
  ]);
});

describe('each vendor tells of a person as it does', () => {
  test.each([
    [
      '/gitlab/oauth/authorize',
      '/gitlab/oauth/token',
      'read_user',
      undefined,
      '/gitlab/api/v4/user',
      { username: 'mina-park', email: 'mina.park@acme.example' },
    ],
    [
      '/o/oauth2/v2/auth',
      '/oauth2/v4/token',
      'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',
      'accounts.google.com',
      '/oauth2/v3/userinfo',
      { name: 'Mina Park', email: 'mina.park@acme.example', hd: 'acme.example' },
    ],
    [
      '/acme.onmicrosoft.com/oauth2/v2.0/authorize',
      '/acme.onmicrosoft.com/oauth2/v2.0/token',
      'openid User.Read',
      'login.microsoftonline.com',
      '/v1.0/me/',
      { displayName: 'Mina Park', mail: 'mina.park@acme.example' },
    ],
    [
      '/okta/oauth2/default/v1/authorize',
      '/okta/oauth2/default/v1/token',
      'openid email',
      undefined,
      '/okta/oauth2/default/v1/userinfo',
      { email: 'mina.park@acme.example' },
    ],
    [
      '/onelogin/oidc/2/auth',
      '/onelogin/oidc/2/token',
      'openid',
      undefined,
      '/onelogin/oidc/2/me',
      { preferred_username: 'mina-park' },
    ],
    [
      '/authorize',
      '/oauth/token',
      'read:me offline_access',
      'auth.atlassian.com',
      '/me',
      { email: 'mina.park@acme.example', account_status: 'active' },
    ],
    [
      '/authorize',
      '/oauth/token',
      'openid email',
      'acme.eu.auth0.com',
      '/userinfo',
      { email: 'mina.park@acme.example' },
    ],
    [
      '/site/oauth2/authorize',
      '/site/oauth2/access_token',
      'account',
      'bitbucket.org',
      '/2.0/user',
      { username: 'mina-park', display_name: 'Mina Park' },
    ],
    [
      '/rest/oauth2/latest/authorize',
      '/rest/oauth2/latest/token',
      'PROJECT_ADMIN',
      'bitbucket.acme.example',
      '/rest/api/latest/users/mina-park',
      { name: 'mina-park', emailAddress: 'mina.park@acme.example' },
    ],
  ])('%s %s', async (authorize, token, scope, host, path, told) => {
    const flow: Flow = { authorize, token, scope, ...(host && { host }) };
    const { access_token: accessToken } = await tokensFor(flow);
    const answer = await ask(path, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await answer.json()).toMatchObject(told);
  });

  test('Bitbucket Cloud tells no e-mail address', async () => {
    const { access_token: token } = await tokensFor({
      authorize: '/site/oauth2/authorize',
      token: '/site/oauth2/access_token',
      scope: 'account',
    });
    const answer = await ask('/2.0/user', { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.text()).not.toContain('@');
  });

  test('Microsoft’s access token is one for the Graph', async () => {
    const { access_token: token } = await tokensFor({
      authorize: '/acme.onmicrosoft.com/oauth2/v2.0/authorize',
      token: '/acme.onmicrosoft.com/oauth2/v2.0/token',
      scope: 'openid User.Read',
    });
    expect(claimsOf(token)).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      scp: 'openid User.Read',
    });
  });
});
