import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGithubStandIn, type GithubStandIn } from './index.ts';

const callback = 'http://localhost:7007/api/auth/github/handler/frame';
let standIn: GithubStandIn;

beforeAll(async () => {
  standIn = await startGithubStandIn();
});
afterAll(() => standIn.stop());

function authorizeUrl(extra: Record<string, string>): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: standIn.clientId,
    redirect_uri: callback,
    scope: 'read:user repo',
    state: 'a&b"c',
    ...extra,
  });
  return `${standIn.url}/login/oauth/authorize?${query}`;
}

const get = (url: string) => fetch(url, { redirect: 'manual' });

async function codeFor(login: string): Promise<string> {
  const answer = await get(authorizeUrl({ login }));
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

function exchange(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${standIn.url}/login/oauth/access_token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      client_id: standIn.clientId,
      client_secret: standIn.clientSecret,
      redirect_uri: callback,
      ...fields,
    }),
  });
}

describe('sign-in', () => {
  it('offers everybody of the organization, and keeps what was asked', async () => {
    const page = await (await get(authorizeUrl({}))).text();
    expect(page.match(/<button name="login"/g)).toHaveLength(5);
    expect(page).toContain('value="mina-park"');
    expect(page).toContain('name="state" value="a&#38;b&#34;c"');
    expect(await (await get(authorizeUrl({ login: 'nobody' }))).text()).toContain('role="alert"');
  });

  it('leads back with a code and the state, and gives a token for the code once', async () => {
    const answer = await get(authorizeUrl({ login: 'mina-park' }));
    const location = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(location.origin + location.pathname).toBe(callback);
    expect(location.searchParams.get('state')).toBe('a&b"c');
    const code = location.searchParams.get('code') ?? '';

    const form = new URLSearchParams(await (await exchange({ code })).text());
    expect([form.get('token_type'), form.get('scope')]).toEqual(['bearer', 'read:user,repo']);
    const user = await fetch(`${standIn.apiUrl}/user`, {
      headers: { authorization: `Bearer ${form.get('access_token')}` },
    });
    expect(user.headers.get('x-oauth-scopes')).toBe('read:user, repo');
    expect(await user.json()).toMatchObject({ login: 'mina-park', name: 'Mina Park' });

    const again = await (await exchange({ code }, { accept: 'application/json' })).json();
    expect(again).toMatchObject({ error: 'bad_verification_code' });
  });

  it('answers in JSON when asked to, and refuses a wrong secret or callback', async () => {
    const json = { accept: 'application/json' };
    const good = await exchange({ code: await codeFor('jonas-weber') }, json);
    expect(await good.json()).toMatchObject({ token_type: 'bearer' });
    const secret = await exchange({ code: 'x', client_secret: 'no' }, json);
    expect(await secret.json()).toMatchObject({ error: 'incorrect_client_credentials' });
    const other = { code: await codeFor('jonas-weber'), redirect_uri: 'http://localhost/else' };
    expect(await (await exchange(other, json)).json()).toMatchObject({
      error: 'redirect_uri_mismatch',
    });
  });

  it('leads nowhere but to this machine', async () => {
    for (const redirect_uri of [
      'https://evil.example/',
      'http://localhost.evil.example/',
      'http://localhost@evil.example/',
      'javascript:alert(1)',
      'not a url',
    ]) {
      const answer = await get(authorizeUrl({ redirect_uri, login: 'mina-park' }));
      expect([redirect_uri, answer.status]).toEqual([redirect_uri, 400]);
    }
    expect((await get(authorizeUrl({ client_id: 'other' }))).status).toBe(404);
    await expect(startGithubStandIn({ callbacks: ['https://portal.example/'] })).rejects.toThrow(
      'not on this machine',
    );
  });

  it('takes only the registered path when one is registered', async () => {
    const strict = await startGithubStandIn({ callbacks: [callback] });
    const url = (path: string, port: number) =>
      authorizeUrl({ login: 'mina-park', redirect_uri: `http://localhost:${port}${path}` }).replace(
        standIn.url,
        strict.url,
      );
    const path = '/api/auth/github/handler/frame';
    expect((await get(url(path, 7007))).status).toBe(302);
    expect((await get(url(path, 7107))).status).toBe(302);
    expect((await get(url('/elsewhere', 7007))).status).toBe(400);
    await strict.stop();
  });
});
