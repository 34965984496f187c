import { generateKeyPairSync, randomUUID, verify, type KeyObject } from 'node:crypto';
import { EMAIL_DOMAIN, PEOPLE } from '../company.ts';
import type { StandInAnswer } from '../serve.ts';

export interface Account {
  readonly email: string;
  readonly publicKey: KeyObject;
  /** The JSON that Google gives for download. */
  readonly key: string;
  readonly tokenUrl: string;
}

/** What a token lets one read: as a person, or as the account itself. */
export interface Session {
  readonly subject: string | undefined;
}

const CLIENT_ID = '114203945560233301278';
const SCOPES = ['drive', 'drive.readonly'].map((each) => `https://www.googleapis.com/auth/${each}`);
const LIFETIME = 3600;
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export function createAccount(url: string): Account {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const email = 'portal-search@acme-portal.iam.gserviceaccount.com';
  const tokenUrl = `${url}/token`;
  const key = JSON.stringify({
    type: 'service_account',
    project_id: 'acme-portal',
    private_key_id: 'stand-in',
    private_key: privateKey.export({ format: 'pem', type: 'pkcs8' }),
    client_email: email,
    client_id: CLIENT_ID,
    token_uri: tokenUrl,
  });
  return { email, publicKey, key, tokenUrl };
}

/** Gives tokens for assertions that the account has signed, as Google's token endpoint. */
export class Tokens {
  readonly #account: Account;
  readonly #sessions = new Map<string, Session>();

  constructor(account: Account) {
    this.#account = account;
  }

  sessionOf(token: string | undefined): Session | undefined {
    return token === undefined ? undefined : this.#sessions.get(token);
  }

  /** All tokens until now are worth nothing any more. */
  expire(): void {
    this.#sessions.clear();
  }

  answer(form: URLSearchParams): StandInAnswer {
    if (form.get('grant_type') !== GRANT) {
      return refused('unsupported_grant_type', 'Invalid grant_type.');
    }
    const claims = this.#verified(form.get('assertion') ?? '');
    if (claims === undefined) return refused('invalid_grant', 'Invalid JWT Signature.');
    const { iss, aud, scope = '', iat = 0, exp = 0, sub } = claims;
    if (iss !== this.#account.email || aud !== this.#account.tokenUrl) {
      return refused('invalid_grant', 'Invalid grant: account not found');
    }
    const now = Date.now() / 1000;
    if (exp < now || iat > now + 300 || exp - iat > LIFETIME) {
      return refused(
        'invalid_grant',
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      );
    }
    if (!scope.split(' ').some((each) => SCOPES.includes(each))) {
      return refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
    }
    if (sub !== undefined && !sub.endsWith(`@${EMAIL_DOMAIN}`)) {
      return {
        status: 401,
        body: {
          error: 'unauthorized_client',
          error_description:
            'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
        },
      };
    }
    if (sub !== undefined && !PEOPLE.some(({ email }) => email === sub)) {
      return refused('invalid_grant', 'Invalid email or User ID');
    }
    const token = `ya29.stand-in-${randomUUID()}`;
    this.#sessions.set(token, { subject: sub });
    return { body: { access_token: token, expires_in: LIFETIME - 1, token_type: 'Bearer' } };
  }

  #verified(assertion: string): Claims | undefined {
    const [head = '', claims = '', signature = ''] = assertion.split('.');
    const isRight =
      decoded<{ alg?: string }>(head)?.alg === 'RS256' &&
      verify(
        'RSA-SHA256',
        Buffer.from(`${head}.${claims}`),
        this.#account.publicKey,
        Buffer.from(signature, 'base64url'),
      );
    return isRight ? decoded<Claims>(claims) : undefined;
  }
}

interface Claims {
  readonly iss?: string;
  readonly aud?: string;
  readonly scope?: string;
  readonly iat?: number;
  readonly exp?: number;
  readonly sub?: string;
}

function decoded<T>(part: string): T | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as T;
  } catch {
    return undefined;
  }
}

function refused(error: string, description: string): StandInAnswer {
  return { status: 400, body: { error, error_description: description } };
}
