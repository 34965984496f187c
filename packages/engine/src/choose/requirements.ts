import type { FeatureDefinition } from '../library/feature.ts';

/** What choosing needs of a library: its features in order, their files not needed. */
export interface Catalog {
  readonly features: ReadonlyMap<string, FeatureDefinition>;
}

/**
 * Every feature of a project with the id of the feature that pulled it in, if one did: what is
 * chosen, what every project has, and what those require. Ids that the library does not know are
 * left out.
 */
export function withRequirements(
  chosen: Readonly<Record<string, unknown>>,
  catalog: Catalog,
): Map<string, string | undefined> {
  const reasons = new Map<string, string | undefined>();
  const queue: [string, string | undefined][] = [];
  for (const feature of catalog.features.values()) {
    if (feature.always === true) queue.push([feature.id, undefined]);
  }
  // Library order, so that the reason given does not depend on the order of choosing.
  for (const id of catalog.features.keys()) {
    if (Object.hasOwn(chosen, id)) queue.push([id, undefined]);
  }
  for (let at = 0; at < queue.length; at += 1) {
    const [id, reason] = queue[at] ?? ['', undefined];
    const feature = catalog.features.get(id);
    if (feature === undefined || reasons.has(id)) continue;
    reasons.set(id, reason);
    for (const required of feature.requires ?? []) queue.push([required, id]);
  }
  return reasons;
}

/** A feature and all that it requires, directly or not. */
export function requiredWith(id: string, catalog: Catalog): Set<string> {
  const found = new Set([id]);
  for (const each of found) {
    for (const required of catalog.features.get(each)?.requires ?? []) found.add(required);
  }
  return found;
}
