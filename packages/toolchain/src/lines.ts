/** Longest line handed on, in characters. What is beyond is dropped: such lines are minified code. */
const LONGEST_LINE = 1024 * 1024;

/** Values shorter than this are not secrets, and replacing them would make a log unreadable. */
const SHORTEST_SECRET = 4;

const NOT_SECRET = new Set(['true', 'false', 'null', 'none', 'development', 'production', 'test']);

/** Returns a function that replaces every one of `secrets` in a text by `***`. */
export function redactor(secrets: readonly string[] = []): (text: string) => string {
  const parts = new Set<string>();
  for (const secret of secrets) {
    // A secret of several lines (a private key) comes out line by line.
    for (const part of [secret, ...secret.split(/\r?\n/)]) {
      const value = part.trim();
      if (value.length < SHORTEST_SECRET || NOT_SECRET.has(value.toLowerCase())) continue;
      parts.add(value);
      parts.add(encodeURIComponent(value));
      parts.add(JSON.stringify(value).slice(1, -1));
    }
  }
  // The longest first, so that a secret that contains another one goes whole.
  const ordered = [...parts].toSorted((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => text;
  return (text) => ordered.reduce((line, secret) => line.replaceAll(secret, '***'), text);
}

export interface LineSplitter {
  push(chunk: string): void;
  /** Hands on what is left without a line end. */
  end(): void;
}

/** Cuts a stream of text into lines; `\r\n` and the `\r` of progress bars end a line too. */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  let rest = '';
  return {
    push(chunk) {
      const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line.slice(0, LONGEST_LINE));
      if (rest.length > LONGEST_LINE * 2) rest = rest.slice(0, LONGEST_LINE * 2);
    },
    end() {
      const last = rest.replace(/\r$/, '');
      rest = '';
      if (last !== '') onLine(last.slice(0, LONGEST_LINE));
    },
  };
}

/** A list that keeps its last `size` entries. */
export function lastOf(size: number): { add(line: string): void; all(): readonly string[] } {
  const lines: string[] = [];
  return {
    add(line) {
      lines.push(line);
      if (lines.length > size) lines.shift();
    },
    all: () => [...lines],
  };
}

/** Text without the escape sequences of terminals (colours, cursor moves). */
export function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- escape sequences start with a control character
  return text.replaceAll(/\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007]*\u0007)/g, '');
}
