import { mostTellingFirst } from '../telling.ts';
import type { FileChanges } from '../../worker/protocol.ts';
import type { Edit } from '../../wizard/wizard.ts';

export type ChangeKind = 'added' | 'changed' | 'removed';

export interface ChangedFile {
  readonly path: string;
  readonly kind: ChangeKind;
}

/** Resolved, not written: long, and nothing that a person reads first. */
const LOCKFILE = 'yarn.lock';

/** New, then changed, then removed files, the most telling first; the lockfile last. */
export function changedFiles({ added, changed, removed }: FileChanges): readonly ChangedFile[] {
  const of = (kind: ChangeKind, paths: readonly string[]) =>
    mostTellingFirst(paths).map((path) => ({ path, kind }));
  const all = [...of('added', added), ...of('changed', changed), ...of('removed', removed)];
  return [
    ...all.filter(({ path }) => path !== LOCKFILE),
    ...all.filter(({ path }) => path === LOCKFILE),
  ];
}

/** The one that is asked for while it is among them, else the first that can be read quickly. */
export function shownChange(
  files: readonly ChangedFile[],
  asked: string | undefined,
): ChangedFile | undefined {
  return files.find(({ path }) => path === asked) ?? files.find(({ path }) => path !== LOCKFILE);
}

/** What the last change was: in the person's words, by typing into a field, or by opening. */
export type Cause =
  | { readonly how: 'choice'; readonly label: string }
  | { readonly how: 'typing'; readonly feature: string; readonly field: string }
  | { readonly how: 'opened' };

export function causeOf({ how, label, place }: Edit): Cause {
  if (how === 'choice' && label !== undefined) return { how, label };
  if (how !== 'typing' || place === undefined) return { how: 'opened' };
  const dot = place.indexOf('.');
  if (dot < 0) return { how, feature: '', field: place };
  return { how, feature: place.slice(0, dot), field: place.slice(dot + 1) };
}
