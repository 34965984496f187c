import { featureStates } from '../choose/featureStates.ts';
import { requiredWith, type Catalog } from '../choose/requirements.ts';
import type { ReleaseFacts } from '../choose/rules.ts';
import type { FeatureDefinition, Preset } from '../library/feature.ts';
import { BLUEPRINT_FORMAT, type Blueprint } from './schema.ts';

export interface PresetFeatures {
  readonly features: Blueprint['features'];
  /** Features of the preset that the release does not have. */
  readonly left: readonly FeatureDefinition[];
}

/**
 * What a preset chooses on a release. A person who chooses a feature by name is told when the
 * release does not have it; a preset leaves it out and says so.
 */
export function presetFeatures(
  preset: Preset,
  catalog: Catalog,
  release: ReleaseFacts,
): PresetFeatures {
  const { id: name, features: all } = preset;
  const blueprint: Blueprint = {
    stagecraft: BLUEPRINT_FORMAT,
    name,
    release: release.version,
    features: all,
  };
  const states = featureStates(blueprint, catalog, release);
  const isThere = (id: string) =>
    states.get(id)?.reasons.every(({ code }) => code !== 'NOT_ON_RELEASE') !== false;
  const features: Record<string, Readonly<Record<string, unknown>>> = {};
  const left: FeatureDefinition[] = [];
  for (const [id, options] of Object.entries(all)) {
    const feature = catalog.features.get(id);
    if (feature === undefined) continue;
    if ([...requiredWith(id, catalog)].every(isThere)) features[id] = options;
    else left.push(feature);
  }
  return { features, left };
}
