import { randomBytes } from 'node:crypto';
import type { Person } from '../company.ts';
import type { StandInAnswer, StandInCall } from '../serve.ts';
import { createKey } from './keys.ts';
import { namesOf, personCalled, uuidOf } from './people.ts';

/** What stands before a portal and tells it who has signed in. */
export interface Gate {
  readonly title: string;
  /** Of a request that has passed it. */
  headers(person: Person, settings: GateSettings): Readonly<Record<string, string>>;
}

/** What the portal checks of it. */
export interface GateSettings {
  readonly audience?: string;
  readonly issuer?: string;
  readonly signer?: string;
}

/** Seconds. */
const LIFE = 600;

const iapKey = createKey('0oeLcQ', 'ES256');
const albKey = createKey('5a1c3b60-6b1f-4a0c-9c55-2f4f6a1d9a10', 'ES256');
const accessKey = createKey('cf-access', 'RS256');

const googleIap: Gate = {
  title: 'Google Identity-Aware Proxy',
  headers: (person, { audience = '' }) => ({
    'x-goog-authenticated-user-email': `accounts.google.com:${person.email}`,
    'x-goog-iap-jwt-assertion': iapKey.token({
      iss: 'https://cloud.google.com/iap',
      aud: audience,
      sub: `accounts.google.com:${uuidOf(person)}`,
      email: person.email,
      hd: person.email.split('@')[1],
      ...times(),
    }),
  }),
};

const awsAlb: Gate = {
  title: 'AWS Application Load Balancer',
  headers(person, { issuer = '', signer = '' }) {
    const { given, family } = namesOf(person);
    return {
      'x-amzn-oidc-identity': uuidOf(person),
      // As that of Cognito and others. Without a picture in the claims, the portal reads it.
      'x-amzn-oidc-accesstoken': albKey.token({ sub: uuidOf(person), iss: issuer, ...times() }),
      'x-amzn-oidc-data': albKey.token(
        {
          sub: uuidOf(person),
          name: person.name,
          given_name: given,
          family_name: family,
          email: person.email,
          iss: issuer,
          ...times(),
        },
        { signer, iss: issuer, client: 'stand-in-client' },
      ),
    };
  },
};

const cloudflareAccess: Gate = {
  title: 'Cloudflare Access',
  headers(person, { audience = '', issuer = '' }) {
    const token = accessKey.token({
      iss: issuer,
      aud: [audience],
      sub: uuidOf(person),
      email: person.email,
      type: 'app',
      country: 'DE',
      // Who asks for the identity with this token: nothing else here remembers it.
      custom: { login: person.login },
      ...times(),
    });
    return {
      'cf-access-jwt-assertion': token,
      'cf-access-authenticated-user-email': person.email,
    };
  },
};

const oauth2Proxy: Gate = {
  title: 'oauth2-proxy',
  headers: (person) => ({
    'x-forwarded-user': person.login,
    'x-forwarded-preferred-username': person.login,
    'x-forwarded-email': person.email,
    'x-forwarded-access-token': randomBytes(24).toString('base64url'),
  }),
};

/** By the id of their providers in Backstage. */
export const GATES: Readonly<Record<string, Gate>> = {
  gcpIap: googleIap,
  awsalb: awsAlb,
  cfaccess: cloudflareAccess,
  oauth2Proxy,
};

/** Where portals fetch the keys of the gates, and from Cloudflare who it was that passed. */
export function publicKeys({ path, headers }: StandInCall): StandInAnswer | undefined {
  if (path === '/iap/verify/public_key') return { body: { [iapKey.id]: iapKey.pem } };
  if (path === `/${albKey.id}`) return { body: albKey.pem };
  if (path === '/cdn-cgi/access/certs') return { body: { keys: [accessKey.jwk] } };
  if (path !== '/cdn-cgi/access/get-identity') return undefined;
  const person = personOfToken(headers['cf-access-jwt-assertion']);
  if (person === undefined) return { status: 401, body: { err: 'no app token set' } };
  return {
    body: {
      id: uuidOf(person),
      name: person.name,
      email: person.email,
      groups: person.teams.map((team) => ({ id: team, name: team })),
      idp: { id: 'acme', type: 'google-apps' },
      geo: { country: 'DE' },
    },
  };
}

function personOfToken(token: string | readonly string[] | undefined): Person | undefined {
  const [, claims] = typeof token === 'string' ? token.split('.') : [];
  if (claims === undefined) return undefined;
  const { custom } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as {
    readonly custom?: { readonly login?: string };
  };
  return personCalled(custom?.login);
}

function times(): { readonly iat: number; readonly exp: number } {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, exp: now + LIFE };
}
