import { isMap, isNode, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { itemName, keyOf } from '../compose/yamlMerge.ts';
import type { Origin } from '../compose/tree.ts';
import { linesOf } from './lines.ts';

/** Whose what a line of configuration says is; of a key that holds others, theirs. */
export type KeyOwners = ReadonlySet<Origin>;

/** For each line whose keys are on it; undefined for comments and blank lines. */
export type KeyLines = (origins: ReadonlyMap<string, Origin>) => (KeyOwners | undefined)[];

/**
 * Reads a YAML file once. What it returns tells whose each line is, by the origins of keys: by config
 * path, as a composition has them.
 */
export function readKeys(text: string): KeyLines {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const count = linesOf(text).length;
  return (origins) => {
    const lines: (KeyOwners | undefined)[] = Array.from({ length: count });
    walk(document.contents, '', origins, (node, owners) => {
      if (owners.size === 0) return;
      const [from, to] = node.range ?? [0, 0];
      const last = counter.linePos(Math.max(from, to - 1)).line;
      for (let line = counter.linePos(from).line; line <= last; line += 1) {
        lines[line - 1] ??= owners;
      }
    });
    return lines;
  };
}

type Mark = (node: Node, owners: KeyOwners) => void;

/** Marks the lines of a node, the inner ones first, and returns whose it is. */
function walk(
  node: unknown,
  at: string,
  origins: ReadonlyMap<string, Origin>,
  mark: Mark,
): KeyOwners {
  const owners = new Set<Origin>();
  const add = (inner: KeyOwners) => {
    for (const owner of inner) owners.add(owner);
    return inner;
  };
  if (isMap(node) && node.items.length > 0) {
    for (const pair of node.items) {
      const key = keyOf(pair);
      const inner = add(walk(pair.value, at === '' ? key : `${at}.${key}`, origins, mark));
      if (isNode(pair.key)) mark(pair.key, inner);
    }
  } else if (isSeq(node) && node.items.length > 0) {
    for (const item of node.items) {
      const path = `${at}[${itemName(item) ?? JSON.stringify(item)}]`;
      // An item with one key is a path of its own; others are one thing.
      if (isMap(item) && item.items.length === 1) add(walk(item, path, origins, mark));
      else if (isNode(item)) mark(item, add(originAt(path, origins)));
    }
  } else {
    add(originAt(at, origins));
    if (isNode(node)) mark(node, owners);
  }
  return owners;
}

function originAt(path: string, origins: ReadonlyMap<string, Origin>): KeyOwners {
  const origin = origins.get(path);
  return new Set(origin === undefined ? [] : [origin]);
}

/**
 * The index of the line that another is about: itself, or for a comment or a blank line the key
 * that it belongs to.
 */
export function subjectLine(lines: readonly string[], index: number): number {
  if (isContent(lines[index] ?? '')) return index;
  const after = lines.findIndex((line, at) => at > index && isContent(line));
  const comment = lines.slice(index).find((line) => line.trim() !== '') ?? '';
  // Deeper than what follows, it ends the block above.
  if (after >= 0 && indentOf(comment) <= indentOf(lines[after] ?? '')) return after;
  const before = lines.slice(0, index).findLastIndex(isContent);
  return before >= 0 ? before : index;
}

function isContent(line: string): boolean {
  return line.trim() !== '' && !line.trimStart().startsWith('#');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
