import type { CatalogFeature } from './catalog.ts';

/** The features of a project, each with the ids of those in it that require it. */
export type Members = ReadonlyMap<string, readonly string[]>;

type ById = ReadonlyMap<string, Pick<CatalogFeature, 'id' | 'always' | 'requires'>>;
type Chosen = Readonly<Record<string, unknown>>;

const known = new WeakMap<Chosen, Members>();

/**
 * What a choice of features comes to: they, what every portal has, and what these require. The page
 * knows it at once, before the engine has composed.
 */
export function membersOf(byId: ById, chosen: Chosen): Members {
  const before = known.get(chosen);
  if (before !== undefined) return before;
  const members = new Map<string, string[]>();
  const queue = [...byId.values()]
    .filter(({ id, always }) => always === true || Object.hasOwn(chosen, id))
    .map(({ id }) => id);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (members.has(id)) continue;
    members.set(id, []);
    queue.push(...(byId.get(id)?.requires ?? []).filter((other) => byId.has(other)));
  }
  // In the catalog's order.
  for (const id of byId.keys()) {
    if (!members.has(id)) continue;
    for (const other of byId.get(id)?.requires ?? []) members.get(other)?.push(id);
  }
  known.set(chosen, members);
  return members;
}

/** What would come into a project with a feature, without itself. In the catalog's order. */
export function addedWith(byId: ById, id: string, members: Members): readonly string[] {
  const added = requiredWith(byId, id);
  return [...byId.keys()].filter(
    (other) => other !== id && added.has(other) && !members.has(other),
  );
}

/** What was chosen that can't be without a feature: it goes when that goes. */
export function chosenThatNeed(byId: ById, id: string, chosen: Chosen): readonly string[] {
  return [...byId.keys()].filter(
    (other) => other !== id && Object.hasOwn(chosen, other) && requiredWith(byId, other).has(id),
  );
}

function requiredWith(byId: ById, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(byId.get(next)?.requires ?? []));
  }
  return found;
}
