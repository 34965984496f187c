import satisfies from 'semver/functions/satisfies.js';
import { applies } from '../library/condition.ts';
import { interpolateText } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import { addFile, addOrigin, drift, readText, replaceOnce, writeText } from './tree.ts';

/** Takes the files and the code of features that are not chosen out of the template. */
export function removeUnchosen(draft: Draft): void {
  for (const feature of draft.unchosen) {
    for (const path of feature.base?.files ?? []) removePath(draft, path);
  }
  for (const feature of draft.unchosen) {
    for (const edit of feature.base?.code ?? []) {
      if (!isFor(edit.releases, draft.release.version)) continue;
      if (!draft.tree.has(edit.file) && ownedByUnchosen(draft, edit.file)) continue;
      const text = readText(draft.tree, edit.file);
      writeText(draft.tree, edit.file, replaceOnce(text, edit.find, edit.replace, edit.file), []);
    }
  }
}

/** Whose the parts of the template are that stay because of what is chosen. */
export function markChosen(draft: Draft): void {
  for (const { feature } of draft.chosen) {
    for (const path of feature.base?.files ?? []) {
      for (const file of draft.tree.keys()) {
        if (covers(path, file)) addOrigin(draft.tree, file, feature.id);
      }
    }
    for (const edit of feature.base?.code ?? []) {
      if (isFor(edit.releases, draft.release.version)) {
        addOrigin(draft.tree, edit.file, feature.id);
      }
    }
  }
}

/** Whether a path of the template, a file's or (ending in /) a folder's, is or holds a file. */
export function covers(path: string, file: string): boolean {
  return path === file || (path.endsWith('/') && file.startsWith(path));
}

function removePath(draft: Draft, path: string): void {
  const keep = draft.chosen.some(({ feature }) => feature.base?.files?.includes(path) === true);
  if (keep) return;
  if (!path.endsWith('/')) {
    draft.tree.delete(path);
    return;
  }
  for (const file of draft.tree.keys()) {
    if (file.startsWith(path)) draft.tree.delete(file);
  }
}

/** A file that went with another feature needs no further edits. */
function ownedByUnchosen(draft: Draft, file: string): boolean {
  return draft.unchosen.some((feature) =>
    (feature.base?.files ?? []).some((path) => covers(path, file)),
  );
}

/** Whether an edit is for the template of a release. */
export function isFor(range: string | undefined, version: string): boolean {
  return range === undefined || satisfies(version, range);
}

/** The code edits of chosen features and the files that they bring. */
export function contributeFeatureFiles(draft: Draft): void {
  for (const { feature, scope } of draft.chosen) {
    for (const edit of feature.code ?? []) {
      if (!isFor(edit.releases, draft.release.version) || !applies(edit, scope)) continue;
      const text = readText(draft.tree, edit.file);
      const replace = interpolateText(edit.replace, scope);
      writeText(draft.tree, edit.file, replaceOnce(text, edit.find, replace, edit.file), [
        feature.id,
      ]);
    }
    for (const copy of feature.files ?? []) {
      if (!applies(copy, scope)) continue;
      for (const [path, content] of feature.contents) {
        const to = destination(path, copy.from, copy.to);
        if (to === undefined) continue;
        const text = copy.interpolate === true && typeof content === 'string';
        addFile(draft.tree, to, text ? interpolateText(content, scope) : content, feature.id);
      }
    }
  }
}

function destination(path: string, from: string, to: string): string | undefined {
  if (path === from) return to;
  if (!path.startsWith(`${from}/`)) return undefined;
  const joined = `${to.replace(/\/$/, '')}/${path.slice(from.length + 1)}`;
  if (joined.split('/').includes('..')) throw drift(to, 'a path inside the project');
  return joined;
}
