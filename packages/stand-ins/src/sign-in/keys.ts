import { generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** A key that tokens are signed with, and what the portal needs to check them. */
export interface SigningKey {
  readonly id: string;
  /** As a member of a key set. */
  readonly jwk: JsonWebKey;
  /** The public part, as PEM. */
  readonly pem: string;
  /** A JSON Web Token with these claims. */
  token(claims: Claims, header?: Claims): string;
}

type Algorithm = 'RS256' | 'ES256';

/** A new key: what it signs is worth nothing to anybody else. */
export function createKey(id: string, alg: Algorithm): SigningKey {
  const { publicKey, privateKey } = pair(alg);
  return {
    id,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid: id, alg, use: 'sig' },
    pem: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    token(claims, header = {}) {
      const content = `${encode({ alg, typ: 'JWT', kid: id, ...header })}.${encode(claims)}`;
      const signature = sign('sha256', Buffer.from(content), {
        key: privateKey,
        // What JSON Web Signature asks for with elliptic curves; of no effect with RSA.
        dsaEncoding: 'ieee-p1363',
      });
      return `${content}.${signature.toString('base64url')}`;
    },
  };
}

function pair(alg: Algorithm): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return alg === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
