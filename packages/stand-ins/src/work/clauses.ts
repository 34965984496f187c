/**
 * Conditions as JQL and WIQL have them: `a = "b" AND (c in (d, e) OR f != g)`. Of both languages it
 * knows what trackers are asked here.
 */

/** What an operator compares; undefined when the field is not known. */
export type FieldValues = (field: string) => readonly string[] | undefined;

export interface Clause {
  readonly field: string;
  /** In lower case, as `not in`. */
  readonly operator: string;
  readonly values: readonly string[];
}

export type Condition =
  Clause | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

export class ClauseError extends Error {}

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|\[([^\]]+)\]|(!=|<>|>=|<=|[=<>]|[(),])|([^\s()=,!<>"']+))/y;

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new ClauseError(`Unexpected '${text.slice(at).trim()[0] ?? ''}'.`);
    const [, double, single, field, sign, word] = found;
    const quoted = double?.replaceAll(/\\(.)/g, '$1') ?? single?.replaceAll("''", "'");
    tokens.push({ text: quoted ?? field ?? sign ?? word ?? '', isQuoted: quoted !== undefined });
  }
  return tokens;
}

/** @throws ClauseError */
export function parseCondition(text: string): Condition {
  const tokens = tokensOf(text);
  let at = 0;
  const is = (word: string) =>
    tokens[at]?.isQuoted === false && tokens[at]?.text.toLowerCase() === word;
  const take = () => {
    const token = tokens[at];
    if (token === undefined) throw new ClauseError('The query ends too early.');
    at += 1;
    return token.text;
  };
  const expect = (word: string) => {
    if (!is(word)) throw new ClauseError(`Expected '${word}' but got '${take()}'.`);
    at += 1;
  };
  const values = (): string[] => {
    if (!is('(')) return [take()];
    expect('(');
    const found = [take()];
    while (is(',')) {
      expect(',');
      found.push(take());
    }
    expect(')');
    return found;
  };
  const operator = (): string => {
    const first = take().toLowerCase();
    return first === 'not' ? `not ${take().toLowerCase()}` : first;
  };
  const one = (): Condition => {
    if (!is('(')) return { field: take(), operator: operator(), values: values() };
    expect('(');
    const inner = any();
    expect(')');
    return inner;
  };
  const joined = (word: string, next: () => Condition): Condition[] => {
    const found = [next()];
    while (is(word)) {
      expect(word);
      found.push(next());
    }
    return found;
  };
  const all = (): Condition => ({ all: joined('and', one) });
  const any = (): Condition => ({ any: joined('or', all) });
  const condition = any();
  if (at < tokens.length) throw new ClauseError(`Unexpected '${take()}'.`);
  return condition;
}

/** Every clause of a condition. */
export function clausesOf(condition: Condition): readonly Clause[] {
  if ('all' in condition) return condition.all.flatMap(clausesOf);
  if ('any' in condition) return condition.any.flatMap(clausesOf);
  return [condition];
}

/** @throws ClauseError for a field or an operator that nobody knows */
export function isTrue(condition: Condition, valuesOf: FieldValues): boolean {
  if ('all' in condition) return condition.all.every((each) => isTrue(each, valuesOf));
  if ('any' in condition) return condition.any.some((each) => isTrue(each, valuesOf));
  const { field, operator, values } = condition;
  const own = valuesOf(field);
  if (own === undefined) {
    throw new ClauseError(
      `Field '${field}' does not exist or you do not have permission to view it.`,
    );
  }
  const same = (wanted: string) => own.some((each) => each.toLowerCase() === wanted.toLowerCase());
  switch (operator) {
    case '=':
    case 'in':
      return values.some(same);
    case '!=':
    case '<>':
    case 'not in':
      return !values.some(same);
    case '>=':
      return values.some((wanted) => own.some((each) => Date.parse(each) >= Date.parse(wanted)));
    case '<=':
      return values.some((wanted) => own.some((each) => Date.parse(each) <= Date.parse(wanted)));
    case 'under':
      return values.some((wanted) =>
        own.some((each) => `${each}\\`.toLowerCase().startsWith(`${wanted}\\`.toLowerCase())),
      );
    default:
      throw new ClauseError(`The operator '${operator}' is not supported.`);
  }
}
