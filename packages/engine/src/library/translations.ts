import type { LibrarySources } from './assemble.ts';
import type { Category, Feature, Preset } from './feature.ts';
import { optionsOf } from './options.ts';
import type {
  EnvironmentTranslation,
  FeatureTranslation,
  HeadingsTranslation,
  LibraryTranslation,
} from './translation.ts';

type Translations = Readonly<Record<string, LibraryTranslation>>;

/** Every language that anything of a library is translated into; undefined when there is none. */
export function translationsOf(sources: LibrarySources): Translations | undefined {
  const languages = new Set([
    ...Object.keys(sources.headings ?? {}),
    ...sources.features.flatMap(({ translations = {} }) => Object.keys(translations)),
  ]);
  if (languages.size === 0) return undefined;
  const sorted = [...languages].toSorted();
  return Object.fromEntries(sorted.map((language) => [language, translationOf(sources, language)]));
}

function translationOf(sources: LibrarySources, language: string): LibraryTranslation {
  const features = sources.features.flatMap(({ definition, translations = {} }) => {
    const translation = translations[language] as FeatureTranslation | undefined;
    return translation === undefined ? [] : [[(definition as Feature).id, translation] as const];
  });
  const { categories = {}, presets = {}, environment = {} } = sources.headings?.[language] ?? {};
  return {
    features: Object.fromEntries(features),
    categories: categories as HeadingsTranslation,
    presets: presets as HeadingsTranslation,
    environment: environment as EnvironmentTranslation,
  };
}

/** What a translation has and its feature no longer does, as paths: `options.host`. */
export function staleTexts(feature: Feature, translation: FeatureTranslation): string[] {
  const options = optionsOf(feature).map(({ name }) => name);
  const conflicts = (feature.conflicts ?? []).map((conflict) => conflict.feature);
  const { description, proves, next = [], elsewhere = [] } = translation;
  return [
    ...(description !== undefined && feature.description === undefined ? ['description'] : []),
    ...(proves !== undefined && feature.proof === undefined ? ['proves'] : []),
    ...unknownKeys('options', translation.options, options),
    ...unknownKeys('secrets', translation.secrets, Object.keys(feature.secrets ?? {})),
    ...unknownKeys('conflicts', translation.conflicts, conflicts),
    ...beyond('next', next, feature.next),
    ...beyond('elsewhere', elsewhere, feature.portal?.elsewhere),
    ...optionTexts(feature, translation),
    ...Object.entries(translation.secrets ?? {})
      .filter(([name, { note }]) => note !== undefined && !feature.secrets?.[name]?.note)
      .map(([name]) => `secrets.${name}.note`),
  ];
}

/** What a translation of categories or presets has that is not there. */
export function staleHeadings(
  headings: readonly (Category | Preset)[],
  translation: HeadingsTranslation,
): string[] {
  const known = headings.map(({ id }) => id);
  return Object.keys(translation).filter((id) => !known.includes(id));
}

function optionTexts(feature: Feature, { options = {} }: FeatureTranslation): string[] {
  return optionsOf(feature).flatMap(({ name, schema }) => [
    ...(options[name]?.title !== undefined && schema.title === undefined
      ? [`options.${name}.title`]
      : []),
    ...(options[name]?.description !== undefined && schema.description === undefined
      ? [`options.${name}.description`]
      : []),
  ]);
}

function unknownKeys(at: string, translated: object | undefined, known: readonly string[]) {
  return Object.keys(translated ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => `${at}.${key}`);
}

function beyond(at: string, translated: readonly unknown[], english: readonly unknown[] = []) {
  return translated.length > english.length ? [`${at}[${english.length}]`] : [];
}
