/** Texts that are certainly secrets, by the form that their makers gave them. */
const KNOWN_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bgh[opsur]_[A-Za-z0-9]{16,}/, 'a GitHub token'],
  [/\bgithub_pat_[A-Za-z0-9_]{16,}/, 'a GitHub token'],
  [/\bgl(pat|oas|dt|rt|cbt|ptt)-[\w-]{16,}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[\w-]{10,}/, 'a Slack token'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/, 'a signed token (JWT)'],
  [/\bsq[apu]_[a-f0-9]{30,}/, 'a SonarQube token'],
  [/\bATATT[\w=-]{20,}/, 'an Atlassian token'],
  [/\bnpm_[A-Za-z0-9]{30,}/, 'an npm token'],
  [/\bAIza[\w-]{30,}/, 'a Google API key'],
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'an API key'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i, 'an address with a password in it'],
];

const SECRET_NAME = /(token|secret|password|passwd|apikey|api_key|privatekey|credential)/i;
/** `tokenUrl` and `secretEngine` say where a secret is, and hold none. */
const PLACE_NAME = /(url|uri|endpoint|engine|path|name)$/i;
const REFERENCE = /^\$\{[A-Z][A-Z0-9_]*\}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX_KEY = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{40,}$/;
const MIN_RANDOM_LENGTH = 24;
/** Bits a character; English words joined by hyphens stay under 3.9, random base64 is over 4.2. */
const MIN_ENTROPY = 4;

export interface FoundSecret {
  readonly path: readonly string[];
  /** As `a GitHub token`. */
  readonly kind: string;
}

/** Every value (and key) in the data that looks like a secret. Never returns the value itself. */
export function findSecrets(value: unknown, path: readonly string[] = []): FoundSecret[] {
  if (typeof value === 'string') {
    const kind = kindOfSecret(value, path.at(-1) ?? '');
    return kind === undefined ? [] : [{ path, kind }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const inKey = kindOfSecret(key, '');
    // The key itself must not be repeated in a message.
    if (inKey !== undefined) return [{ path: [...path, '…'], kind: inKey }];
    return findSecrets(child, [...path, key]);
  });
}

function kindOfSecret(text: string, name: string): string | undefined {
  const known = KNOWN_FORMS.find(([form]) => form.test(text));
  if (known !== undefined) return known[1];
  if (REFERENCE.test(text)) return undefined;
  const isNamed = SECRET_NAME.test(name) && !PLACE_NAME.test(name);
  if (isNamed && text.trim() !== '') return 'a secret';
  return looksRandom(text) ? 'a random key' : undefined;
}

function looksRandom(text: string): boolean {
  if (text.length < MIN_RANDOM_LENGTH || !/^[\w+/=-]+$/.test(text) || UUID.test(text)) return false;
  const mixed = /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  return (mixed && entropy(text) >= MIN_ENTROPY) || HEX_KEY.test(text);
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
