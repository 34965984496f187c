import type { Feature, Library, Release } from '@stagecraft/engine';
import type { Catalog, CatalogFeature } from '../src/catalog/catalog.ts';
import { iconOf } from './icons.ts';

/** What the page shows of a library and its releases. */
export async function catalogOf(
  _root: string,
  library: Library,
  releases: readonly Release[],
): Promise<Catalog> {
  return {
    categories: library.categories,
    features: [...library.features.values()].map(catalogFeature),
    presets: [...library.presets.values()],
    releases: releases
      .map(({ version, node, lockfile }) => ({ version, node, lockfile }))
      .toReversed(),
    evidence: {},
  };
}

function catalogFeature(feature: Feature): CatalogFeature {
  const { base, code, files, modules, backend, config, probes, contents, icon, ...shown } = feature;
  const mark = iconOf(feature);
  return mark === undefined ? shown : { ...shown, icon: mark };
}
