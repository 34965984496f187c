import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import {
  SourceClient,
  SourceError,
  type SourceErrorOptions,
  type SourceRefusal,
} from '@stagecraft/plugin-search-sources-node';
import type { DriveSettings } from './config';

export const SCOPE = 'https://www.googleapis.com/auth/drive.readonly';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const KEY = 'search.collators.googleDrive.serviceAccountKey';
const NEW_KEY = `Make a new key of the service account in the Google Cloud console, and set ${KEY}.`;

interface ServiceAccount {
  email: string;
  clientId: string;
  keyId: string | undefined;
  privateKey: KeyObject;
  tokenUrl: string;
}

interface TokenAnswer {
  access_token: string;
  expires_in: number;
}

const SECOND = 1000;
const HOUR_IN_SECONDS = 3600;
/** A token that is about to expire is not used any more. */
const MARGIN = 60 * SECOND;

/**
 * Gives access tokens of a service account, made anew before they expire, or
 * when they are refused.
 */
export class ServiceAccountTokens {
  readonly #settings: DriveSettings;
  readonly #now: () => Date;
  #current: { token: string; expires: number } | undefined;
  /** Many requests at the same time need one token. */
  #asked: Promise<string> | undefined;

  constructor(settings: DriveSettings, now: () => Date = () => new Date()) {
    this.#settings = settings;
    this.#now = now;
  }

  /** @throws SourceError */
  async credentials({
    renew,
  }: {
    renew: boolean;
  }): Promise<Record<string, string>> {
    const { expires = 0, token } = this.#current ?? {};
    if (token && !renew && expires - MARGIN > this.#now().getTime()) {
      return { authorization: `Bearer ${token}` };
    }
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    });
    return { authorization: `Bearer ${await this.#asked}` };
  }

  async #ask(): Promise<string> {
    const account = accountOf(this.#settings.serviceAccountKey);
    const client = new SourceClient({
      title: 'Google',
      baseUrl: account.tokenUrl,
      credentials: async () => ({}),
      credentialsFix: NEW_KEY,
      explain: refusal => explain(refusal, account, this.#settings),
    });
    const issued = this.#now();
    const { access_token: token, expires_in: seconds } =
      await client.json<TokenAnswer>({
        method: 'POST',
        path: account.tokenUrl,
        form: {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: assertionOf(account, this.#settings.subject, issued),
        },
      });
    this.#current = { token, expires: issued.getTime() + seconds * SECOND };
    return token;
  }
}

/** A JSON Web Token that the service account has signed. */
function assertionOf(
  { email, keyId, privateKey, tokenUrl }: ServiceAccount,
  subject: string | undefined,
  now: Date,
): string {
  const issued = Math.floor(now.getTime() / SECOND);
  const head = { alg: 'RS256', typ: 'JWT', ...(keyId ? { kid: keyId } : {}) };
  const claims = {
    iss: email,
    scope: SCOPE,
    aud: tokenUrl,
    iat: issued,
    exp: issued + HOUR_IN_SECONDS,
    ...(subject ? { sub: subject } : {}),
  };
  const signed = [head, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}

function accountOf(key: string | undefined): ServiceAccount {
  if (!key?.trim()) {
    throw new SourceError({
      code: 'not-configured',
      message: 'There is no key of a service account for Google Drive.',
      fix: `Set ${KEY} to the JSON of a key.`,
    });
  }
  try {
    const json = key.trimStart().startsWith('{')
      ? key
      : Buffer.from(key, 'base64').toString('utf8');
    const parsed = JSON.parse(json) as Record<string, string | undefined>;
    const { client_email: email, client_id: clientId = '' } = parsed;
    const { private_key: pem, private_key_id: keyId } = parsed;
    if (!email || !pem) throw new Error('It lacks client_email or private_key');
    return {
      email,
      clientId,
      keyId,
      // In an environment variable line breaks are often written as \n.
      privateKey: createPrivateKey(pem.replaceAll('\\n', '\n')),
      tokenUrl: parsed.token_uri ?? TOKEN_URL,
    };
  } catch {
    // The cause may show parts of the key.
    throw new SourceError({
      code: 'not-configured',
      message: 'The key of the service account for Google Drive is not one.',
      fix: `Set ${KEY} to the whole JSON that Google gave for download, or to the same in base64.`,
    });
  }
}

function explain(
  { status, body }: SourceRefusal,
  { email, clientId }: ServiceAccount,
  { subject = '' }: DriveSettings,
): SourceErrorOptions | undefined {
  if (status !== 400 && status !== 401) return undefined;
  const { error, error_description: said = '' } = parsedBody(body);
  if (error === 'unauthorized_client') {
    return {
      code: 'forbidden',
      message: `Google Drive: ${email} may not read as ${subject}.`,
      fix: `In the Google Admin console, under Security, API controls, Domain-wide delegation, allow the client ${clientId} the scope ${SCOPE}.`,
    };
  }
  if (error === 'invalid_grant' && /email|user/i.test(said)) {
    return {
      code: 'credentials',
      message: `Google Drive: Google knows no ${subject || email}.`,
      fix: 'Check search.collators.googleDrive.subject, and that the service account still exists.',
    };
  }
  if (error === 'invalid_grant' && /time|expir|iat|exp\b/i.test(said)) {
    return {
      code: 'credentials',
      message: 'Google Drive: Google finds the time of the request wrong.',
      fix: 'Set the clock of the machine on which the backend runs.',
    };
  }
  return {
    code: 'credentials',
    message: `Google Drive: Google does not accept the key of ${email}.`,
    fix: NEW_KEY,
  };
}

function parsedBody(body: string): {
  error?: string;
  error_description?: string;
} {
  try {
    return JSON.parse(body) as { error?: string; error_description?: string };
  } catch {
    return {};
  }
}
