import { applies } from '../library/condition.ts';
import type { Draft } from './draft.ts';
import { nameOf, usesOf } from './manifests.ts';
import { pluginsOf } from './ownPlugins.ts';
import { addOrigin, drift, readText, writePieces, type Origin, type Piece } from './tree.ts';

export const BACKEND_INDEX = 'packages/backend/src/index.ts';
const START = 'backend.start();';
/** Prettier's line length in a Backstage project. */
const LINE = 80;

/** `backend.add(import('…'))` for what is chosen; without those of what is not. */
export function contributeBackendIndex(draft: Draft): void {
  const wanted = new Map<string, Origin>();
  const owned = new Set<string>();
  for (const { feature, scope } of draft.chosen) {
    for (const use of usesOf(feature, 'backend')) {
      if (typeof use !== 'string' && (use.add === false || !applies(use, scope))) continue;
      if (!wanted.has(nameOf(use))) wanted.set(nameOf(use), feature.id);
    }
    for (const module of feature.backend ?? []) {
      if (applies(module, scope)) wanted.set(module.import, feature.id);
    }
  }
  for (const plugin of pluginsOf(draft)) {
    if (plugin.workspace === 'backend') wanted.set(plugin.name, plugin.origin);
  }
  for (const feature of draft.library.features.values()) {
    for (const use of usesOf(feature, 'backend')) owned.add(nameOf(use));
  }
  let text = readText(draft.tree, BACKEND_INDEX);
  for (const name of owned) {
    if (!wanted.has(name)) text = removeImport(text, name);
  }
  const additions = new Map<Origin, string[]>();
  for (const [name, origin] of wanted) {
    if (findStatement(text, name) !== undefined) addOrigin(draft.tree, BACKEND_INDEX, origin);
    else additions.set(origin, [...(additions.get(origin) ?? []), statement(name)]);
  }
  const blocks = [...additions].map(([origin, statements]): Piece => {
    const title = draft.selection.chosen.get(origin)?.feature.title ?? origin;
    return { text: `// ${title}\n${statements.join('\n')}\n\n`, origin };
  });
  const at = text.lastIndexOf(START);
  if (at < 0) throw drift(BACKEND_INDEX, START);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  writePieces(draft.tree, BACKEND_INDEX, [
    { text: before, origin: undefined },
    ...blocks,
    { text: after, origin: undefined },
  ]);
}

/** As Prettier breaks it when it gets too long. */
function statement(name: string): string {
  const line = `backend.add(import('${name}'));`;
  if (line.length <= LINE) return line;
  const inner = `  import('${name}'),`;
  if (inner.length <= LINE) return `backend.add(\n${inner}\n);`;
  return `backend.add(\n  import(\n    '${name}'\n  ),\n);`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function findStatement(text: string, name: string): Span | undefined {
  const quoted = text.indexOf(`import('${name}')`);
  if (quoted < 0) return undefined;
  const start = text.lastIndexOf('backend.add(', quoted);
  const end = text.indexOf(');\n', quoted + name.length + 10);
  if (start < 0 || end < 0) return undefined;
  return { start, end: end + 3 };
}

/**
 * Removes a statement and the comment lines right above it. The comment that opens a block stays
 * while the block holds another statement.
 */
export function removeImport(text: string, name: string): string {
  const span = findStatement(text, name);
  if (span === undefined) return text;
  const blockStart = text.lastIndexOf('\n\n', span.start) + 2;
  const blockEnd = text.indexOf('\n\n', span.end - 1) + 1 || text.length;
  const before = text.slice(blockStart, span.start).split('\n').slice(0, -1);
  const after = text.slice(span.end, blockEnd);
  let kept = before.length;
  while (kept > 0 && before[kept - 1]?.startsWith('//')) kept -= 1;
  const opensBlock = kept === 0;
  if (opensBlock && after.includes('backend.add(')) kept = before.length;
  const head = before.slice(0, kept).map((line) => `${line}\n`);
  const rest = head.join('') + after;
  if (rest.includes('backend.add(')) {
    return text.slice(0, blockStart) + rest + text.slice(blockEnd);
  }
  // Nothing but comments is left of the block: it goes, with the blank line after it.
  return text.slice(0, blockStart) + text.slice(blockEnd + 1);
}
