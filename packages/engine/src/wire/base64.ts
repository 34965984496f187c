const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PADDING = 61;
const NONE = 255;

/** The two alphabets of RFC 4648: sections 4 (with padding) and 5 (safe in an address, without). */
export type Base64 = 'standard' | 'url';

interface Tables {
  readonly codes: Uint8Array;
  readonly values: Uint8Array;
}

function tablesOf(alphabet: string): Tables {
  const codes = Uint8Array.from(alphabet, (char) => char.charCodeAt(0));
  const values = new Uint8Array(128).fill(NONE);
  for (const [value, code] of codes.entries()) values[code] = value;
  return { codes, values };
}

const TABLES: Readonly<Record<Base64, Tables>> = {
  standard: tablesOf(`${ALPHABET}+/`),
  url: tablesOf(`${ALPHABET}-_`),
};

const ascii = new TextDecoder('latin1');

/**
 * Bytes as text. Not `btoa`, which wants a string of bytes and takes three times as long for the
 * megabytes of a release.
 */
export function toBase64(bytes: Uint8Array, form: Base64): string {
  const { codes } = TABLES[form];
  const whole = bytes.length - (bytes.length % 3);
  const rest = bytes.length - whole;
  const padded = form === 'standard' ? 4 : rest + 1;
  const out = new Uint8Array((whole / 3) * 4 + (rest === 0 ? 0 : padded)).fill(PADDING);
  let at = 0;
  const put = (bits: number, shift: number) => {
    out[at] = codes[(bits >> shift) & 63] ?? 0;
    at += 1;
  };
  for (let from = 0; from < whole; from += 3) {
    const bits =
      (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    out[at] = codes[bits >> 18] ?? 0;
    out[at + 1] = codes[(bits >> 12) & 63] ?? 0;
    out[at + 2] = codes[(bits >> 6) & 63] ?? 0;
    out[at + 3] = codes[bits & 63] ?? 0;
    at += 4;
  }
  if (rest > 0) {
    const bits = (byteAt(bytes, whole) << 16) | (byteAt(bytes, whole + 1) << 8);
    for (let part = 0; part <= rest; part += 1) put(bits, 18 - 6 * part);
  }
  return ascii.decode(out);
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

/** The bytes of a text; undefined when it is not of that form. */
export function fromBase64(text: string, form: Base64): Uint8Array | undefined {
  const { values } = TABLES[form];
  const length = form === 'standard' ? text.length - paddingOf(text) : text.length;
  if (length % 4 === 1) return undefined;
  if (form === 'standard' && text.length % 4 !== 0) return undefined;
  const out = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let from = 0; from < length; from += 1) {
    const value = values[text.charCodeAt(from)] ?? NONE;
    if (value === NONE) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    const place = from & 3;
    if (place === 0) continue;
    out[at] = (bits >> (6 - 2 * place)) & 255;
    at += 1;
  }
  return out;
}

function paddingOf(text: string): number {
  if (text.endsWith('==')) return 2;
  return text.endsWith('=') ? 1 : 0;
}
