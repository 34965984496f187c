import type { Blueprint } from '../blueprint/schema.ts';
import { requiredWith, withRequirements, type Catalog } from './requirements.ts';

/** One step from a blueprint to another: what a click does. */
export type BlueprintChange =
  | {
      readonly kind: 'add';
      readonly feature: string;
      readonly options?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'remove'; readonly feature: string }
  | { readonly kind: 'release'; readonly release: string }
  | {
      readonly kind: 'set';
      readonly feature: string;
      readonly option: string;
      /** Undefined takes the option away. */
      readonly value: unknown;
    };

/**
 * The blueprint after a change; the given one stays as it is. Removing a feature removes what needs
 * it as well (see {@link dependentsOf}); of a feature that every project has, it removes the options.
 */
export function applyChange(
  blueprint: Blueprint,
  change: BlueprintChange,
  catalog: Catalog,
): Blueprint {
  const { features } = blueprint;
  switch (change.kind) {
    case 'release':
      return { ...blueprint, release: change.release };
    case 'add': {
      const options = { ...features[change.feature], ...change.options };
      return { ...blueprint, features: { ...features, [change.feature]: options } };
    }
    case 'set': {
      const { [change.option]: _, ...others } = features[change.feature] ?? {};
      const options =
        change.value === undefined ? others : { ...others, [change.option]: change.value };
      return { ...blueprint, features: { ...features, [change.feature]: options } };
    }
    case 'remove': {
      const gone = new Set([change.feature, ...dependentsOf(change.feature, blueprint, catalog)]);
      const kept = Object.entries(features).filter(([id]) => !gone.has(id));
      return { ...blueprint, features: Object.fromEntries(kept) };
    }
  }
}

/** The features of a project that go when a feature goes, because they require it. In library order. */
export function dependentsOf(id: string, blueprint: Blueprint, catalog: Catalog): string[] {
  // What every project has does not go.
  if (catalog.features.get(id)?.always === true) return [];
  const project = withRequirements(blueprint.features, catalog);
  return [...catalog.features.keys()].filter(
    (other) => other !== id && project.has(other) && requiredWith(other, catalog).has(id),
  );
}
