import type { Selection } from '../blueprint/resolve.ts';
import { BACKEND_INDEX, removeImport } from '../compose/backendIndex.ts';
import { nameOf, usesOf } from '../compose/manifests.ts';
import { covers, isFor } from '../compose/templateEdits.ts';
import { TEMPLATE, type Origin } from '../compose/tree.ts';
import type { Feature } from '../library/feature.ts';
import { keptLines } from './diffLines.ts';
import { linesOf } from './lines.ts';

/**
 * Whose each line of a template file is: the chosen feature's that keeps it there, which would take
 * it out if it were not chosen, or the template's own.
 */
export function templateOwners(path: string, text: string, selection: Selection): Origin[] {
  const lines = linesOf(text);
  const owners: Origin[] = lines.map(() => TEMPLATE);
  for (const { feature } of selection.chosen.values()) {
    if (feature.base?.files?.some((each) => covers(each, path)) === true) {
      owners.fill(feature.id);
      break;
    }
  }
  const give = (without: string, owner: Origin) => {
    const kept = new Set(keptLines(lines, linesOf(without)));
    for (const index of lines.keys()) if (!kept.has(index)) owners[index] = owner;
  };
  for (const { feature } of selection.chosen.values()) {
    const without = withoutFeature(path, text, feature, selection);
    if (without !== text) give(without, feature.id);
  }
  return owners;
}

/** The template's text as it would be if this one feature were not chosen. */
function withoutFeature(
  path: string,
  text: string,
  feature: Feature,
  selection: Selection,
): string {
  let without = text;
  for (const { file, releases, find, replace } of feature.base?.code ?? []) {
    if (file === path && isFor(releases, selection.release)) {
      without = without.replace(find, () => replace);
    }
  }
  if (path !== BACKEND_INDEX) return without;
  for (const name of usesOf(feature, 'backend').map(nameOf)) {
    if (!isUsedByOthers(name, feature, selection)) without = removeImport(without, name);
  }
  return without;
}

function isUsedByOthers(name: string, feature: Feature, { chosen }: Selection): boolean {
  return [...chosen.values()].some(
    (other) =>
      other.feature !== feature &&
      usesOf(other.feature, 'backend').some((use) => nameOf(use) === name),
  );
}
