import { packageWithoutVersion, releaseReasons } from '../choose/rules.ts';
import type { Feature, Library, Preset } from '../library/feature.ts';
import type { Release } from '../release/release.ts';
import type { Blueprint } from './schema.ts';

export interface PresetFeatures {
  readonly features: Blueprint['features'];
  /** Features of the preset that the release does not have. */
  readonly left: readonly Feature[];
}

/**
 * What a preset chooses on a release. A person who chooses a feature by name is told when the
 * release does not have it; a preset leaves it out and says so.
 */
export function presetFeatures(preset: Preset, library: Library, release: Release): PresetFeatures {
  const features: Record<string, Readonly<Record<string, unknown>>> = {};
  const left: Feature[] = [];
  for (const [id, options] of Object.entries(preset.features)) {
    const feature = library.features.get(id);
    if (feature === undefined) continue;
    if (isAvailable(feature, library, release)) features[id] = options;
    else left.push(feature);
  }
  return { features, left };
}

function isAvailable(feature: Feature, library: Library, release: Release): boolean {
  if (releaseReasons(feature, release).length > 0) return false;
  if (packageWithoutVersion(feature, release) !== undefined) return false;
  return (feature.requires ?? []).every((id) => {
    const required = library.features.get(id);
    return required === undefined || isAvailable(required, library, release);
  });
}
