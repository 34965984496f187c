import type { Feature, Library, Release } from '@stagecraft/engine';
import type { Catalog, CatalogFeature } from '../src/catalog/catalog.ts';
import type { EvidenceFiles } from './evidence.ts';
import { iconOf } from './icons.ts';

/** What the page shows of a library and its releases. */
export function catalogOf(
  library: Library,
  releases: readonly Release[],
  evidence: ReadonlyMap<string, EvidenceFiles>,
): Catalog {
  return {
    categories: library.categories,
    features: [...library.features.values()].map(catalogFeature),
    presets: [...library.presets.values()],
    releases: releases
      .map(({ version, node, lockfile }) => ({ version, node, lockfile }))
      .toReversed(),
    evidence: Object.fromEntries([...evidence].map(([version, found]) => [version, proofs(found)])),
  };
}

/** When each feature was proven; the rest of the evidence is fetched when someone looks at it. */
function proofs({ evidence: { date, features } }: EvidenceFiles): Catalog['evidence'][string] {
  return Object.fromEntries(Object.keys(features).map((id) => [id, { provenAt: date }]));
}

/** What only composing needs stays out: the page loads this first. */
const COMPOSED = new Set<string>([
  'base',
  'code',
  'files',
  'modules',
  'backend',
  'config',
  'probes',
  'plugins',
  'demo',
  'checks',
  'mistakes',
  'proof',
  'portal',
  'next',
  'contents',
  'icon',
] satisfies (keyof Feature)[]);

function catalogFeature(feature: Feature): CatalogFeature {
  const shown = Object.fromEntries(
    Object.entries(feature).filter(([key]) => !COMPOSED.has(key)),
  ) as Omit<CatalogFeature, 'icon'>;
  const mark = iconOf(feature);
  return mark === undefined ? shown : { ...shown, icon: mark };
}
