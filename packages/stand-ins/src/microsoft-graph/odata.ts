import type { StandInCall } from '../serve.ts';

type Row = object;

/**
 * What Graph does with `$filter` in the parts that directories are filtered by: comparisons for
 * equality and the beginnings of texts, joined by `and`. Undefined when it says something else.
 */
export function filterOf(text: string): ((row: Row) => boolean) | undefined {
  const tests = text.split(/\s+and\s+/i).map(comparisonOf);
  return tests.every((each) => each !== undefined)
    ? (row) => tests.every((each) => each(row))
    : undefined;
}

function comparisonOf(text: string): ((row: Row) => boolean) | undefined {
  const [, name, operator, value] = /^\(?(\w+) (eq|ne) ('.*'|true|false|null)\)?$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) {
    return (row) => same(valueOf(row, name), literal(value)) === (operator === 'eq');
  }
  const [, field, start = ''] = /^startsWith\((\w+),\s*'(.*)'\)$/i.exec(text) ?? [];
  if (field === undefined) return undefined;
  return (row) => lower(valueOf(row, field)).startsWith(start.toLowerCase());
}

/** `"displayName:team"`: a word of the property begins with it. */
export function searchOf(text: string): ((row: Row) => boolean) | undefined {
  const [, name, word = ''] = /^"(\w+):(.+)"$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return (row) =>
    lower(valueOf(row, name))
      .split(/[\s-]+/)
      .some((each) => each.startsWith(word.toLowerCase()));
}

/** The properties that `$select` names; all without it. */
export function selected(row: Row, { query }: Pick<StandInCall, 'query'>): Row {
  const names = query.get('$select')?.split(',');
  if (names === undefined) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name.startsWith('@') || names.includes(name)),
  );
}

function valueOf(row: Row, name: string): unknown {
  return (row as Readonly<Record<string, unknown>>)[name];
}

function literal(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text === 'null' ? null : text === 'true';
}

/** Graph compares texts without regard to upper and lower case. */
function same(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
