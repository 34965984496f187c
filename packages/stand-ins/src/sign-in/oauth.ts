import { randomBytes } from 'node:crypto';
import { TOKEN } from '../company.ts';
import { bearerToken, type StandInAnswer, type StandInCall } from '../serve.ts';
import { createKey, type SigningKey } from './keys.ts';
import { choicePage, refusalPage } from './page.ts';
import { claimsOf, personCalled } from './people.ts';
import { VENDORS, type Grant, type Place, type Vendor } from './vendors.ts';

/** The client that is registered with every vendor here; its secret is the company's token. */
export const CLIENT_ID = 'stand-in-client';

interface Code extends Grant {
  readonly redirectUri: string;
  readonly expires: number;
}

const MINUTE = 60_000;
const CODE_LIFE = 10 * MINUTE;
/** Seconds. */
const TOKEN_LIFE = 3600;

/** Where a portal lets its people come back to. */
const CALLBACK = /^https?:\/\/[^/]+\/api\/auth\/[^/]+\/handler\/frame$/;

/** Servers of OAuth 2.0 and OpenID Connect for all vendors, in one. */
export class OauthServer {
  readonly key: SigningKey = createKey('sign-in', 'RS256');
  readonly #codes = new Map<string, Code>();
  readonly #accessTokens = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, Grant>();

  /** Undefined when the call is none of theirs. */
  answer(call: StandInCall, place: Place): StandInAnswer | undefined {
    for (const [id, vendor] of Object.entries(VENDORS)) {
      for (const [path, profile] of vendor.profiles) {
        if (!path.test(call.path)) continue;
        const grant = this.#accessTokens.get(
          bearerToken(call) ?? call.query.get('access_token') ?? '',
        );
        return grant?.vendor === id ? profile(grant, place) : INVALID_TOKEN;
      }
      if (vendor.host !== undefined && new URL(place.origin).host !== vendor.host) continue;
      if (vendor.authorize.test(call.path)) return this.#authorize(id, vendor, call);
      if (vendor.token.test(call.path)) return this.#exchange(id, vendor, call, place);
    }
    return undefined;
  }

  #authorize(id: string, vendor: Vendor, { query }: StandInCall): StandInAnswer {
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== CLIENT_ID) {
      return refusalPage(400, vendor.title, 'No application has this client ID.');
    }
    if (!CALLBACK.test(redirectUri)) {
      const why = `The redirect URI ${redirectUri} is not one of the application's.`;
      return refusalPage(400, vendor.title, why);
    }
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    const person = personCalled(query.get('person'));
    if (person === undefined && query.get('prompt') !== 'none') {
      return choicePage(vendor.title, undefined, query);
    }
    if (person === undefined) {
      // Asked not to show anything, it knows nobody who has signed in before.
      back.searchParams.set('error', 'login_required');
      return { status: 302, headers: { location: back.href } };
    }
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, {
      vendor: id,
      person,
      scopes: (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
      nonce: query.get('nonce') ?? undefined,
      redirectUri,
      expires: Date.now() + CODE_LIFE,
    });
    back.searchParams.set('code', code);
    return { status: 302, headers: { location: back.href } };
  }

  #exchange(id: string, vendor: Vendor, call: StandInCall, place: Place): StandInAnswer {
    const given = formOf(call);
    const { clientId, secret } = clientOf(call, given);
    if (clientId !== CLIENT_ID || secret !== TOKEN) return vendor.refusal ?? INVALID_CLIENT;
    const grant =
      given.get('grant_type') === 'refresh_token'
        ? this.#refreshTokens.get(given.get('refresh_token') ?? '')
        : this.#redeem(given);
    if (grant?.vendor !== id) return INVALID_GRANT;
    return { headers: { 'cache-control': 'no-store' }, body: this.#issue(vendor, grant, place) };
  }

  /** A code is good once, and for the address that it was asked for. */
  #redeem(given: URLSearchParams): Grant | undefined {
    const key = given.get('code') ?? '';
    const code = this.#codes.get(key);
    this.#codes.delete(key);
    const redirectUri = given.get('redirect_uri');
    if (code === undefined || code.expires < Date.now()) return undefined;
    return redirectUri === code.redirectUri ? code : undefined;
  }

  #issue(vendor: Vendor, grant: Grant, place: Place): Record<string, unknown> {
    const { person, scopes, nonce } = grant;
    const times = { iat: seconds(), exp: seconds() + TOKEN_LIFE };
    const accessToken =
      vendor.accessToken === undefined
        ? randomBytes(24).toString('base64url')
        : this.key.token({
            ...times,
            ...vendor.accessToken(grant),
            jti: randomBytes(8).toString('hex'),
          });
    this.#accessTokens.set(accessToken, grant);
    const isOpenid = vendor.issuer !== undefined && scopes.includes('openid');
    const refreshToken = randomBytes(24).toString('base64url');
    const isOffline = vendor.offline === undefined || scopes.includes(vendor.offline);
    if (isOffline) this.#refreshTokens.set(refreshToken, grant);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFE,
      [vendor.scopeField ?? 'scope']: scopes.join(' '),
      ...(isOffline && { refresh_token: refreshToken }),
      ...(isOpenid && {
        id_token: this.key.token({
          iss: vendor.issuer?.(place),
          aud: CLIENT_ID,
          ...claimsOf(person, scopes),
          ...(nonce === undefined ? {} : { nonce }),
          ...times,
        }),
      }),
    };
  }
}

const INVALID_TOKEN: StandInAnswer = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  body: { error: 'invalid_token', error_description: 'The access token is invalid or expired.' },
};
const INVALID_CLIENT: StandInAnswer = {
  status: 401,
  body: { error: 'invalid_client', error_description: 'Client authentication failed.' },
};
const INVALID_GRANT: StandInAnswer = {
  status: 400,
  body: { error: 'invalid_grant', error_description: 'The grant is invalid, expired or revoked.' },
};

function formOf({ headers, body }: StandInCall): URLSearchParams {
  if (headers['content-type']?.includes('json') !== true) return new URLSearchParams(body);
  return new URLSearchParams(JSON.parse(body) as Record<string, string>);
}

/** Okta's client writes `Basic:`, and its server takes it. */
function clientOf({ headers }: StandInCall, given: URLSearchParams) {
  const [, encoded = ''] = /^Basic:? (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (id !== '')
    return { clientId: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
  return { clientId: given.get('client_id'), secret: given.get('client_secret') };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
