import type { Category } from '@stagecraft/engine';
import type { CatalogFeature } from '../catalog/catalog.ts';

export interface Section {
  readonly category: Category;
  readonly features: readonly CatalogFeature[];
}

/**
 * The features by category, without categories that are empty.
 * @param found - only these, best first: then the categories are in the order of their best
 */
export function sectionsOf(
  categories: readonly Category[],
  features: readonly CatalogFeature[],
  found?: readonly string[],
): readonly Section[] {
  const rank = found && new Map(found.map((id, at) => [id, at]));
  const rankOf = ({ id }: CatalogFeature) => rank?.get(id) ?? 0;
  const shown = features
    .filter(({ id }) => rank === undefined || rank.has(id))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const sections = categories
    .map((category) => ({
      category,
      features: shown.filter((feature) => feature.category === category.id),
    }))
    .filter((section) => section.features.length > 0);
  const best = ({ features: [first] }: Section) => (first === undefined ? 0 : rankOf(first));
  return sections.toSorted((a, b) => best(a) - best(b));
}
