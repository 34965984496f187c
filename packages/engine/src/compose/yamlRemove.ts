import { isMap, isScalar, isSeq, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isPlaceholderKey } from './yamlText.ts';
import { itemName, keyOf } from './yamlMerge.ts';

/** `a.b[item].c`: keys, and list items by the name that {@link itemName} gives them. */
export function parsePath(path: string): string[] {
  const parts: string[] = [];
  for (const match of path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    parts.push(match[1] === undefined ? (match[2] ?? '') : `[${match[1]}`);
  }
  return parts;
}

/**
 * Removes what a path names, with the comments that stand above it. A map or list that holds
 * nothing afterwards goes too. False when nothing was there.
 */
export function removeYaml(document: Document, path: string): boolean {
  return isMap(document.contents) && removeIn(document.contents, parsePath(path));
}

function removeIn(node: unknown, path: readonly string[]): boolean {
  const [head = '', ...rest] = path;
  if (isMap(node)) return removeFromMap(node, head, rest);
  if (isSeq(node)) return removeFromSeq(node, head.slice(1), rest);
  return false;
}

function removeFromMap(map: YAMLMap, key: string, rest: readonly string[]): boolean {
  const index = map.items.findIndex((pair) => keyOf(pair) === key);
  const pair = map.items[index];
  if (pair === undefined) return false;
  if (rest.length > 0) {
    const removed = removeIn(pair.value, rest);
    if (!removed || !isEmpty(pair.value)) return removed;
  }
  map.items.splice(index, 1);
  // The comment above the first key of a document or map is kept on the map, not on the key.
  if (index === 0) {
    map.commentBefore = null;
    const [first] = map.items;
    if (isScalar(first?.key)) first.key.spaceBefore = false;
  }
  return true;
}

function removeFromSeq(list: YAMLSeq, name: string, rest: readonly string[]): boolean {
  const index = list.items.findIndex((item) => itemName(item) === name);
  const item = list.items[index];
  if (item === undefined) return false;
  if (rest.length > 0) {
    const removed = removeIn(item, rest);
    if (!removed || !isEmpty(item)) return removed;
  }
  list.items.splice(index, 1);
  if (index === 0) {
    list.commentBefore = null;
    const first = list.items[0] as Node | undefined;
    if (first !== undefined) first.spaceBefore = false;
  }
  return true;
}

function isEmpty(node: unknown): boolean {
  if (isSeq(node)) return node.items.length === 0;
  return isMap(node) && node.items.every((pair) => isPlaceholderKey(keyOf(pair)));
}
