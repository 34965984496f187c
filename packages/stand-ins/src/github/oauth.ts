import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fields, text, type Answer, type Call } from './call.ts';
import { allowedCallback } from './callbacks.ts';
import { MINUTE } from './clock.ts';
import { messagePage, signInPage } from './pages.ts';
import type { Tokens } from './tokens.ts';
import { findUser } from './world.ts';

export interface OauthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbacks: readonly URL[];
  readonly tokens: Tokens;
}

interface Code {
  readonly login: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly expires: number;
}

const CODE_LIFE = 10 * MINUTE;

export interface Oauth {
  authorize(call: Call): Answer;
  exchange(call: Call): Answer;
}

function page(status: number, body: string): Answer {
  return { status, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

function scopesOf(value: string | null): string[] {
  return [...new Set((value ?? '').split(/[\s,]+/).filter((scope) => scope !== ''))].toSorted();
}

/** Whether both texts are the same, in a time that does not tell how much of them is. */
function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function answerAs(accept: string | undefined, body: Record<string, string>): Answer {
  if ((accept ?? '').includes('json')) return { status: 200, body };
  return {
    status: 200,
    body: new URLSearchParams(body).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  };
}

/** GitHub answers 200 and puts the error in the body. */
function fault(call: Call, error: string, description: string): Answer {
  return answerAs(call.headers.accept, {
    error,
    error_description: description,
    error_uri:
      'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
  });
}

/** The client's id and secret, from the body, the query or the `Basic` header. */
function credentials(call: Call): Record<string, string> {
  const given = Object.fromEntries(call.url.searchParams);
  for (const [name, value] of Object.entries(fields(call.body))) {
    if (typeof value === 'string') given[name] = value;
  }
  const [, basic] = /^Basic (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    given['client_id'] ??= decodeURIComponent(id);
    given['client_secret'] ??= decodeURIComponent(secret);
  }
  return given;
}

function authorizer(app: OauthApp, codes: Map<string, Code>) {
  return (call: Call): Answer => {
    const query = call.url.searchParams;
    if (query.get('client_id') !== app.clientId) {
      return page(404, messagePage('Not found', 'No application has this client_id.'));
    }
    const wanted = query.get('redirect_uri') ?? app.callbacks[0]?.href ?? '';
    const target = allowedCallback(app.callbacks, wanted);
    if (target === undefined) {
      const why = 'The redirect_uri is not associated with this application.';
      return page(400, messagePage('Be careful!', why));
    }
    const login = query.get('login');
    const user = login === null ? undefined : findUser(call.world, login);
    if (user === undefined) {
      return page(200, signInPage({ world: call.world, query, unknown: login }));
    }
    const code = randomBytes(10).toString('hex');
    codes.set(code, {
      login: user.login,
      scopes: scopesOf(query.get('scope')),
      redirectUri: wanted,
      expires: call.world.now().getTime() + CODE_LIFE,
    });
    target.searchParams.set('code', code);
    const state = query.get('state');
    if (state !== null) target.searchParams.set('state', state);
    return { status: 302, headers: { location: target.href } };
  };
}

function exchanger(app: OauthApp, codes: Map<string, Code>) {
  return (call: Call): Answer => {
    const given = credentials(call);
    const secret = text(given['client_secret']) ?? '';
    if (given['client_id'] !== app.clientId || !same(secret, app.clientSecret)) {
      return fault(
        call,
        'incorrect_client_credentials',
        'The client_id and/or client_secret passed are incorrect.',
      );
    }
    const key = given['code'] ?? '';
    const code = codes.get(key);
    codes.delete(key);
    if (code === undefined || code.expires < call.world.now().getTime()) {
      return fault(call, 'bad_verification_code', 'The code passed is incorrect or expired.');
    }
    if (given['redirect_uri'] !== undefined && given['redirect_uri'] !== code.redirectUri) {
      return fault(
        call,
        'redirect_uri_mismatch',
        'The redirect_uri MUST match the registered callback URL for this application.',
      );
    }
    return answerAs(call.headers.accept, {
      access_token: app.tokens.issue(code.login, code.scopes),
      scope: code.scopes.join(','),
      token_type: 'bearer',
    });
  };
}

/** GitHub's web application flow: a page to choose who to be, then a code, then a token. */
export function createOauth(app: OauthApp): Oauth {
  const codes = new Map<string, Code>();
  return { authorize: authorizer(app, codes), exchange: exchanger(app, codes) };
}
