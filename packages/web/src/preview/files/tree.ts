import type { Origin } from '@stagecraft/engine';
import type { FileChanges, FileEntry } from '../../worker/protocol.ts';
import { featuresAmong } from '../origins.ts';

export type FileChange = 'added' | 'changed';

export interface TreeFile {
  readonly kind: 'file';
  readonly path: string;
  readonly name: string;
  readonly change: FileChange | undefined;
  /** The features that put something there. */
  readonly features: readonly Origin[];
}

export interface TreeFolder {
  readonly kind: 'folder';
  readonly path: string;
  /** `a/b` where `a` holds nothing but `b`. */
  readonly name: string;
  readonly children: readonly TreeNode[];
  /** How many files in it are new or other since the last choice. */
  readonly changes: number;
  /** Whether a feature put something into it. */
  readonly chosen: boolean;
}

export type TreeNode = TreeFile | TreeFolder;

/** What is to be seen of the files. */
export interface TreeFilter {
  /** A part of the path, in any case. */
  readonly text: string;
  readonly only: Origin | undefined;
}

/** A tree of the files that a filter lets through: folders first, then by name. */
export function buildTree(
  files: readonly FileEntry[],
  changes: FileChanges,
  filter: TreeFilter,
): readonly TreeNode[] {
  const kinds = new Map<string, FileChange>();
  for (const path of changes.added) kinds.set(path, 'added');
  for (const path of changes.changed) kinds.set(path, 'changed');
  const root: Branch = new Map();
  for (const entry of files) {
    if (!passes(entry, filter)) continue;
    let branch = root;
    const parts = entry.path.split('/');
    for (const part of parts.slice(0, -1)) branch = branchAt(branch, part);
    const name = parts.at(-1) ?? entry.path;
    branch.set(name, {
      kind: 'file',
      path: entry.path,
      name,
      change: kinds.get(entry.path),
      features: featuresAmong(entry.origins),
    });
  }
  return nodesOf(root, '');
}

type Branch = Map<string, TreeFile | Branch>;

function branchAt(branch: Branch, name: string): Branch {
  const existing = branch.get(name);
  if (existing instanceof Map) return existing;
  const created: Branch = new Map();
  branch.set(name, created);
  return created;
}

function passes({ path, origins }: FileEntry, { text, only }: TreeFilter): boolean {
  if (only !== undefined && !origins.includes(only)) return false;
  return path.toLowerCase().includes(text.trim().toLowerCase());
}

function nodesOf(branch: Branch, at: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const [name, value] of branch) {
    nodes.push(value instanceof Map ? folderOf(value, name, `${at}${name}`) : value);
  }
  return nodes.toSorted(byKindAndName);
}

function folderOf(branch: Branch, name: string, path: string): TreeFolder {
  const children = nodesOf(branch, `${path}/`);
  const [only] = children;
  if (children.length === 1 && only?.kind === 'folder') {
    return { ...only, name: `${name}/${only.name}` };
  }
  let changes = 0;
  let chosen = false;
  for (const child of children) {
    changes += child.kind === 'folder' ? child.changes : Number(child.change !== undefined);
    chosen ||= child.kind === 'folder' ? child.chosen : child.features.length > 0;
  }
  return { kind: 'folder', path, name, children, changes, chosen };
}

function byKindAndName(a: TreeNode, b: TreeNode): number {
  if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1;
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A line of the tree as it is shown. */
export interface TreeRow {
  readonly node: TreeNode;
  /** From 1, as `aria-level`. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly open: boolean;
  /** Where the row of its folder is; -1 at the top. */
  readonly parent: number;
}

export type IsOpen = (folder: TreeFolder) => boolean;

/** The rows of what is open. */
export function rowsOf(nodes: readonly TreeNode[], isOpen: IsOpen): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (list: readonly TreeNode[], level: number, parent: number) => {
    for (const [index, node] of list.entries()) {
      const open = node.kind === 'folder' && isOpen(node);
      const at = rows.length;
      rows.push({ node, level, position: index + 1, siblings: list.length, open, parent });
      if (node.kind === 'folder' && open) add(node.children, level + 1, at);
    }
  };
  add(nodes, 1, -1);
  return rows;
}

/**
 * Which folders are open: what a person opened and closed; else those that a feature put something
 * into, and all while a filter shows few files.
 */
export function opener(folders: ReadonlyMap<string, boolean>, filtered: boolean): IsOpen {
  return (folder) => filtered || (folders.get(folder.path) ?? folder.chosen);
}

/** The next row from `from` on whose name begins so, going around at the end; -1 without one. */
export function findByName(rows: readonly TreeRow[], typed: string, from: number): number {
  const wanted = typed.toLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const index = (from + step) % rows.length;
    if (rows[index]?.node.name.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
