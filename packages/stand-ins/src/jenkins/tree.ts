/** What `tree=` asks of an answer: fields, each with what is asked of it in turn. */
export interface Tree {
  readonly fields: ReadonlyMap<string, Asked>;
}

interface Asked {
  readonly tree: Tree | undefined;
  /** `{from,to}`; of a list only these. */
  readonly range: readonly [number, number] | undefined;
}

/**
 * Reads the query `tree` of Jenkins' remote API, as `jobs[name,builds[number]{0,5}]`.
 * @throws Error on a bracket that is not closed
 */
export function readTree(text: string): Tree {
  const reader = { text, at: 0 };
  const tree = readFields(reader);
  if (reader.at < text.length) throw new Error(`Unexpected "${text[reader.at]}" in the tree`);
  return tree;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readFields(reader: Reader): Tree {
  const fields = new Map<string, Asked>();
  do {
    const name = take(reader, /[^,[\]{}]*/y);
    let tree: Tree | undefined;
    if (reader.text[reader.at] === '[') {
      reader.at += 1;
      tree = readFields(reader);
      if (reader.text[reader.at] !== ']') throw new Error('A bracket of the tree is not closed');
      reader.at += 1;
    }
    const [, from = '', to = ''] = /^\{(\d*),(\d*)\}$/.exec(take(reader, /(\{[\d,]*\})?/y)) ?? [];
    const range = to === '' ? undefined : ([Number(from), Number(to)] as const);
    if (name !== '') fields.set(name, { tree, range });
  } while (take(reader, /,?/y) === ',');
  return { fields };
}

function take(reader: Reader, what: RegExp): string {
  what.lastIndex = reader.at;
  const [found = ''] = what.exec(reader.text) ?? [];
  reader.at += found.length;
  return found;
}

/** The part of an answer that a tree asks for. What is not asked for keeps its class alone. */
export function pick(value: unknown, tree: Tree | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => pick(each, tree));
  // The keys of a map are no level of their own.
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, each]) => [String(key), pick(each, tree)]));
  }
  if (typeof value !== 'object' || value === null) return value;
  const picked: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const asked = tree?.fields.get(name) ?? tree?.fields.get('*');
    if (name === '_class') picked[name] = field;
    else if (asked !== undefined) picked[name] = pick(ranged(field, asked.range), asked.tree);
  }
  return picked;
}

function ranged(value: unknown, range: Asked['range']): unknown {
  return Array.isArray(value) && range !== undefined ? value.slice(...range) : value;
}
