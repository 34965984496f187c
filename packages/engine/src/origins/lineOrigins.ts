import { isWithin, ownedPaths } from '../compose/appConfig.ts';
import type { Composition } from '../compose/compose.ts';
import type { ConfigOrigin } from '../compose/draft.ts';
import { STAGECRAFT, TEMPLATE, type Origin, type TreeFile } from '../compose/tree.ts';
import { blame } from './blame.ts';
import { readKeys, subjectLine } from './configLines.ts';
import { linesOf } from './lines.ts';
import { dependencyLines, workspaceOf } from './manifestLines.ts';

type Composed = Pick<Composition, 'selection' | 'files' | 'packages' | 'config'>;

/**
 * Who put each line of a text file there: the feature without which it would not be there, the
 * `template` or `stagecraft`. A line that several made (a list in one line) is of the last of them.
 * Worked out on demand, in a few milliseconds. Empty for a file that is not there or is not text.
 */
export function lineOrigins(composition: Composed, path: string): readonly Origin[] {
  const file = composition.files.get(path);
  if (typeof file?.content !== 'string') return [];
  const [only] = file.origins;
  if (file.origins.length === 1 && only !== undefined) {
    return linesOf(file.content).map(() => only);
  }
  const owners = blame(path, file, composition.selection);
  const workspace = workspaceOf(path);
  if (workspace !== undefined) {
    const asked = dependencyLines(file.content, workspace, composition.packages);
    return owners.map((owner, index) => asked[index] ?? owner);
  }
  return composition.config.some((each) => each.file === path)
    ? configOrigins(composition, path, file, owners)
    : owners;
}

/** A line of configuration is of whoever set its key, a comment of whoever has the key below it. */
function configOrigins(
  { config, selection }: Composed,
  path: string,
  file: TreeFile,
  wrote: readonly Origin[],
): Origin[] {
  const text = String(file.content);
  const lines = linesOf(text);
  const keys = config.filter((each) => each.file === path);
  const keyLines = readKeys(text);
  const set = keyLines(new Map(keys.map((key) => [key.path, key.origin])));
  const owned = keyLines(ownedKeys(keys, selection));
  const first = (all: ReadonlySet<Origin>) => file.origins.find((origin) => all.has(origin));
  return lines.map((_, index) => {
    const author = wrote[index] ?? TEMPLATE;
    // A line that a feature keeps there, or put there, by an edit of the text.
    if (author !== TEMPLATE && author !== STAGECRAFT) return author;
    const subject = subjectLine(lines, index);
    if (author === TEMPLATE) {
      // The template's comment stays when the key below it is a feature's own and goes.
      const owners = wrote[subject] === TEMPLATE ? set[subject] : owned[subject];
      return owners?.size === 1 ? (first(owners) ?? TEMPLATE) : TEMPLATE;
    }
    return first(set[subject] ?? new Set()) ?? author;
  });
}

/** The keys that are in the template because of a feature, which takes them out with their comments. */
function ownedKeys(
  keys: readonly ConfigOrigin[],
  { chosen }: Composed['selection'],
): ReadonlyMap<string, Origin> {
  const owned = new Map<string, Origin>();
  for (const { feature } of chosen.values()) {
    for (const { path } of keys) {
      const owner = ownedPaths(feature, keys[0]?.file ?? '').find((each) =>
        isWithin(path, each.path),
      );
      if (owner !== undefined) owned.set(path, owner.origin);
    }
  }
  return owned;
}
