import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Pair,
  Scalar,
  YAMLMap,
  YAMLSeq,
  type Document,
  type Node,
} from 'yaml';
import type { Scope } from '../library/condition.ts';
import { interpolateValue } from '../library/interpolate.ts';

/** Called with the dotted path of each scalar and list item that a merge sets. */
export type OnSet = (path: string) => void;

/**
 * Merges a fragment into a document: maps by key, scalars overwritten, list items added when they
 * are not there. Items that are maps with one key, as those of `app.extensions`, merge by that key.
 * Comments of both stay. `{{ … }}` in the fragment is replaced; a key whose option is not set is
 * left out.
 */
export function mergeYaml(document: Document, fragment: Node, scope: Scope, onSet: OnSet): void {
  const filled = interpolateNode(fragment.clone() as Node, scope);
  if (!isMap(filled)) return;
  if (!isMap(document.contents)) document.contents = new YAMLMap();
  mergeMap(document.contents as YAMLMap, filled, '', onSet);
}

function mergeMap(target: YAMLMap, source: YAMLMap, at: string, onSet: OnSet): void {
  handDownComment(source, source.items[0]?.key);
  for (const pair of source.items) {
    const key = keyOf(pair);
    const path = at === '' ? key : `${at}.${key}`;
    const existing = target.items.find((item) => keyOf(item) === key);
    if (existing === undefined) {
      target.items.push(pair);
      reportLeaves(pair.value, path, onSet);
    } else {
      mergeValue(existing, pair, path, onSet);
    }
  }
}

function mergeValue(existing: Pair, pair: Pair, path: string, onSet: OnSet): void {
  if (isMap(existing.value) && isMap(pair.value)) {
    mergeMap(existing.value, pair.value, path, onSet);
  } else if (isSeq(existing.value) && isSeq(pair.value)) {
    mergeSeq(existing.value, pair.value, path, onSet);
  } else if (isScalar(existing.value) && isScalar(pair.value)) {
    // A comment at the end of the line was about the old value.
    if (existing.value.value !== pair.value.value) existing.value = pair.value;
    onSet(path);
  } else if (!isMap(pair.value) || pair.value.items.length > 0 || !isMap(existing.value)) {
    existing.value = pair.value;
    reportLeaves(pair.value, path, onSet);
  }
}

function mergeSeq(target: YAMLSeq, source: YAMLSeq, at: string, onSet: OnSet): void {
  handDownComment(source, source.items[0]);
  const known = new Set(target.items.map((item) => JSON.stringify(item)));
  for (const item of source.items) {
    const name = itemName(item);
    const path = `${at}[${name ?? JSON.stringify(item)}]`;
    const same = target.items.find((other) => name !== undefined && itemName(other) === name);
    if (isMap(same) && isMap(item) && isSingleKeyed(same) && isSingleKeyed(item)) {
      mergeMap(same, item, path, onSet);
    } else if (!known.has(JSON.stringify(item))) {
      target.items.push(item);
      reportLeaves(item, path, onSet);
    }
  }
}

/** The comment above the first entry of a collection is the collection's, which is not kept. */
function handDownComment(collection: YAMLMap | YAMLSeq, first: unknown): void {
  if (!collection.commentBefore || !isNode(first)) return;
  first.commentBefore = [collection.commentBefore, first.commentBefore].filter(Boolean).join('\n');
  collection.commentBefore = null;
}

function isSingleKeyed(map: YAMLMap): boolean {
  return map.items.length === 1;
}

/**
 * What a list item is called: the one key of a map or a plain string (extensions), or the `target`
 * of a catalog location.
 */
export function itemName(item: unknown): string | undefined {
  if (isScalar(item)) return String(item.value);
  if (!isMap(item)) return undefined;
  const [only] = item.items;
  if (only !== undefined && isSingleKeyed(item)) return keyOf(only);
  const target = item.get('target');
  return typeof target === 'string' ? target : undefined;
}

export function keyOf(pair: unknown): string {
  return isPair(pair) ? String(isScalar(pair.key) ? pair.key.value : pair.key) : '';
}

function reportLeaves(value: unknown, path: string, onSet: OnSet): void {
  if (isMap(value) && value.items.length > 0) {
    for (const pair of value.items) reportLeaves(pair.value, `${path}.${keyOf(pair)}`, onSet);
  } else {
    onSet(path);
  }
}

/** Replaces `{{ … }}` in a fragment's scalars; undefined when nothing of the node is left. */
function interpolateNode(node: unknown, scope: Scope): unknown {
  if (isScalar(node)) {
    if (typeof node.value !== 'string' || !node.value.includes('{{')) return node;
    const value = interpolateValue(node.value, scope);
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? listOf(value) : copyComments(new Scalar(value), node);
  }
  if (isMap(node)) {
    node.items = node.items.filter((pair) => {
      const before = pair.value;
      pair.value = before === null ? null : interpolateNode(before, scope);
      if (isScalar(pair.key) && typeof pair.key.value === 'string') {
        pair.key.value = interpolateValue(pair.key.value, scope);
      }
      return before === null || pair.value !== undefined;
    });
  }
  if (isSeq(node)) {
    node.items = node.items
      .map((item) => interpolateNode(item, scope))
      .filter((item) => item !== undefined);
  }
  return node;
}

function listOf(values: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = values.map((value) => new Scalar(value));
  return list;
}

function copyComments(to: Scalar, from: Scalar): Scalar {
  if (from.comment) to.comment = from.comment;
  if (from.commentBefore) to.commentBefore = from.commentBefore;
  return to;
}
