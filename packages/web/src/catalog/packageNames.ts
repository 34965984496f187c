import type { CatalogFeature } from './catalog.ts';

/** The npm packages that a feature can bring, each once, by name. */
export function packageNames({ packages = {} }: Pick<CatalogFeature, 'packages'>): string[] {
  const { root = [], app = [], backend = [] } = packages;
  const names = [...root, ...app, ...backend].map((use) =>
    typeof use === 'string' ? use : use.name,
  );
  return [...new Set(names)].toSorted();
}
