/** What a person reads of an e-mail. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The plain text. */
  readonly text: string;
}

/** Reads an e-mail as programs send them: a text, or several ways to say the same. */
export function readMail(source: string): Mail {
  const { headers, body } = partsOf(source);
  return {
    from: decodeWords(headers.get('from') ?? ''),
    to: decodeWords(headers.get('to') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    text: (plainText(headers, body) ?? '').replaceAll('\r\n', '\n').trim(),
  };
}

type Headers = ReadonlyMap<string, string>;

function partsOf(source: string): { headers: Headers; body: string } {
  const end = source.indexOf('\r\n\r\n');
  const head = end < 0 ? source : source.slice(0, end);
  // A header goes on in lines that begin with a space.
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, body: end < 0 ? '' : source.slice(end + 4) };
}

function plainText(headers: Headers, body: string): string | undefined {
  const type = headers.get('content-type') ?? 'text/plain';
  const [, boundary] = /boundary="?([^";]+)"?/i.exec(type) ?? [];
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    return parts
      .map((part) => partsOf(part.replace(/^\r\n/, '')))
      .map((part) => plainText(part.headers, part.body))
      .find((text) => text !== undefined);
  }
  if (!/^text\/plain/i.test(type)) return undefined;
  return decode(body, headers.get('content-transfer-encoding') ?? '7bit');
}

function decode(text: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/^quoted-printable$/i.test(encoding)) return Buffer.from(text, 'latin1').toString('utf8');
  return fromQuoted(text.replace(/=\r\n/g, ''));
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** `=?UTF-8?Q?…?=`: how headers say what is not ASCII. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuoted(word.replaceAll('_', ' ')),
    );
}
