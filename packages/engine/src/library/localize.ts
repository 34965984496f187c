import type { Category, Feature, Library, Preset } from './feature.ts';
import type { FeatureTranslation, LibraryTranslation } from './translation.ts';

/**
 * A feature as people read it in another language. For showing alone: what is composed is English,
 * so that a blueprint gives the same bytes whoever looks at it.
 */
export function localizeFeature(feature: Feature, translation: FeatureTranslation): Feature {
  const { title, summary, description, keywords = [], next = [], proves } = translation;
  return {
    ...feature,
    ...given({ title, summary, description }),
    keywords: [...(feature.keywords ?? []), ...keywords],
    ...given({
      options: localizeOptions(feature, translation),
      secrets: localizeSecrets(feature, translation),
      conflicts: feature.conflicts?.map((conflict) => ({
        ...conflict,
        because: translation.conflicts?.[conflict.feature] ?? conflict.because,
      })),
      next: feature.next?.map((step, index) => ({ ...step, ...given(next[index] ?? {}) })),
      portal: localizePortal(feature, translation),
      proof: feature.proof === undefined ? undefined : { ...feature.proof, ...given({ proves }) },
    }),
  };
}

/** A library as people read it in another language; itself when it is not translated into that. */
export function localizeLibrary(library: Library, language: string): Library {
  const translation = library.translations?.[language];
  if (translation === undefined) return library;
  const { features, categories, presets } = translation;
  return {
    ...library,
    categories: library.categories.map((category) => localizeHeading(category, categories)),
    features: new Map(
      [...library.features].map(([id, feature]) => [
        id,
        localizeFeature(feature, features[id] ?? {}),
      ]),
    ),
    presets: new Map(
      [...library.presets].map(([id, preset]) => [id, localizeHeading(preset, presets)]),
    ),
  };
}

function localizeHeading<Heading extends Category | Preset>(
  heading: Heading,
  translations: LibraryTranslation['categories'],
): Heading {
  return { ...heading, ...given(translations[heading.id] ?? {}) };
}

function localizeOptions(feature: Feature, { options = {} }: FeatureTranslation) {
  if (feature.options === undefined) return undefined;
  const properties = (feature.options['properties'] ?? {}) as Record<string, object>;
  const localized = Object.entries(properties).map(([name, schema]) => [
    name,
    { ...schema, ...given(options[name] ?? {}) },
  ]);
  return { ...feature.options, properties: Object.fromEntries(localized) as object };
}

function localizeSecrets(feature: Feature, { secrets = {} }: FeatureTranslation) {
  if (feature.secrets === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(feature.secrets).map(([name, secret]) => [
      name,
      { ...secret, ...given(secrets[name] ?? {}) },
    ]),
  );
}

function localizePortal({ portal }: Feature, { elsewhere = [] }: FeatureTranslation) {
  if (portal?.elsewhere === undefined) return portal;
  const localized = portal.elsewhere.map((part, index) => ({
    ...part,
    text: elsewhere[index] ?? part.text,
  }));
  return { ...portal, elsewhere: localized };
}

type Given<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** Without what is undefined, which would take the English away. */
function given<Values extends object>(values: Values): Given<Values> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Values>;
}
