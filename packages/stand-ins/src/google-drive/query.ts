import type { File } from './files.ts';

/** A query in Drive's language that it does not understand. */
export class QueryError extends Error {}

type Test = (file: File) => boolean;

const TOKEN = /\s*(?:'((?:[^'\\]|\\.)*)'|(<=|>=|!=|[=<>()])|([^\s()=<>!']+))/y;

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/**
 * What `q` of files.list finds: conditions with and, or, not and brackets.
 * @throws QueryError
 */
export function parseQuery(text: string): Test {
  const tokens = tokensOf(text);
  let at = 0;
  const is = (word: string) => tokens[at]?.isQuoted === false && tokens[at]?.text === word;
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new QueryError('The query ends too early');
    at += 1;
    return token;
  };
  const one = (): Test => {
    if (is('not')) {
      take();
      const inner = one();
      return (file) => !inner(file);
    }
    if (is('(')) {
      take();
      const inner = any();
      if (take().text !== ')') throw new QueryError('A bracket is not closed');
      return inner;
    }
    return condition(take(), take().text, take().text);
  };
  const all = (): Test => {
    const tests = [one()];
    while (is('and')) {
      take();
      tests.push(one());
    }
    return (file) => tests.every((test) => test(file));
  };
  const any = (): Test => {
    const tests = [all()];
    while (is('or')) {
      take();
      tests.push(all());
    }
    return (file) => tests.some((test) => test(file));
  };
  const found = any();
  if (at < tokens.length) throw new QueryError(`Unexpected ${take().text}`);
  return found;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) throw new QueryError('A sign is not known');
    const [, quoted, sign, word] = found;
    const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? sign ?? word ?? '';
    tokens.push({ text: value, isQuoted: quoted !== undefined });
  }
  return tokens;
}

function condition(left: Token, operator: string, right: string): Test {
  if (left.isQuoted && operator === 'in' && right === 'parents') {
    return (file) => file.parent === left.text;
  }
  const valueOf = VALUES[left.text];
  if (valueOf === undefined || left.isQuoted) throw new QueryError(`${left.text} is no field`);
  switch (operator) {
    case '=':
      return (file) => valueOf(file) === right;
    case '!=':
      return (file) => valueOf(file) !== right;
    case '>':
      return (file) => Date.parse(valueOf(file)) > Date.parse(right);
    case '<':
      return (file) => Date.parse(valueOf(file)) < Date.parse(right);
    case 'contains':
      return (file) => valueOf(file).toLowerCase().includes(right.toLowerCase());
    default:
      throw new QueryError(`${operator} is no operator`);
  }
}

const VALUES: Readonly<Record<string, (file: File) => string>> = {
  trashed: ({ isTrashed }) => String(isTrashed),
  mimeType: ({ mimeType }) => mimeType,
  name: ({ name }) => name,
  fullText: ({ name, text }) => `${name}\n${text}`,
  modifiedTime: ({ modifiedAt }) => modifiedAt.toISOString(),
};
