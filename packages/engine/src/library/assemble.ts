import type {
  Category,
  Feature,
  FeatureDefinition,
  Library,
  OwnPlugin,
  Preset,
} from './feature.ts';
import { translationsOf } from './translations.ts';

export interface FeatureSource {
  /** Where it came from, for messages: `features/ci-cd/jenkins/feature.yaml`. */
  readonly source: string;
  readonly definition: unknown;
  readonly contents: ReadonlyMap<string, string | Uint8Array>;
  /** Its texts by language, as `th`. */
  readonly translations?: Readonly<Record<string, unknown>>;
}

export interface LibrarySources {
  readonly categories: unknown;
  readonly features: readonly FeatureSource[];
  readonly presets: readonly { readonly source: string; readonly definition: unknown }[];
  /** The plugins of `plugins/`, which features name. */
  readonly plugins?: readonly OwnPlugin[];
  /** The texts of categories, presets and variables of every project, by language. */
  readonly headings?: Readonly<
    Record<
      string,
      {
        readonly categories?: unknown;
        readonly presets?: unknown;
        readonly environment?: unknown;
      }
    >
  >;
}

/** The library of sources that `buildLibrary` found right before, without checking again. */
export function trustLibrary(sources: LibrarySources): Library {
  const categories = sources.categories as readonly Category[];
  const features = sources.features.map(({ definition, contents }): Feature => ({
    ...(definition as FeatureDefinition),
    contents,
  }));
  const presets = sources.presets.map(({ definition }) => definition as Preset);
  return assemble(categories, inOrder(features, categories), presets, sources);
}

export function assemble(
  categories: readonly Category[],
  features: ReadonlyMap<string, Feature>,
  presets: readonly Preset[],
  sources: LibrarySources,
): Library {
  const translations = translationsOf(sources);
  const { plugins = [] } = sources;
  const shown = presets.toSorted(
    (a, b) => Object.keys(a.features).length - Object.keys(b.features).length,
  );
  return {
    categories,
    features,
    presets: new Map(shown.map((preset) => [preset.id, preset])),
    ...(plugins.length === 0
      ? {}
      : { plugins: new Map(plugins.map((plugin) => [plugin.folder, plugin])) }),
    ...(translations === undefined ? {} : { translations }),
  };
}

export function inOrder(features: readonly Feature[], categories: readonly Category[]) {
  const rank = new Map(categories.map(({ id }, index) => [id, index]));
  const rankOf = (feature: Feature) => rank.get(feature.category) ?? categories.length;
  const isOptional = (feature: Feature) => Number(feature.always !== true);
  const sorted = features.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || isOptional(a) - isOptional(b) || (a.id < b.id ? -1 : 1),
  );
  return new Map(sorted.map((feature) => [feature.id, feature]));
}
