import { z } from 'zod';
import { StagecraftError, StagecraftErrors } from '../errors.ts';
import { suggest } from '../nearest.ts';
import { assemble, inOrder, type LibrarySources } from './assemble.ts';
import {
  categorySchema,
  conditionSchema,
  featureSchema,
  presetSchema,
  type Category,
  type Feature,
  type FeatureDefinition,
  type Library,
  type Preset,
} from './feature.ts';
import { environmentOf } from '../compose/environment.ts';
import { BUILT_IN_NAMES } from './interpolate.ts';
import { optionsOf } from './options.ts';
import {
  environmentTranslationSchema,
  featureTranslationSchema,
  headingsTranslationSchema,
} from './translation.ts';
import { staleHeadings, staleTexts } from './translations.ts';

/**
 * Checks a library as a whole and puts it in order: categories as given; in each what every portal
 * has, then by id.
 * Throws {@link StagecraftErrors} with everything that is wrong.
 */
export function buildLibrary(sources: LibrarySources): Library {
  const errors: StagecraftError[] = [];
  const categories =
    check(z.array(categorySchema), sources.categories, 'categories.yaml', errors) ?? [];
  const found: Feature[] = [];
  for (const { source, definition, contents } of sources.features) {
    const parsed = check(featureSchema, definition, source, errors);
    if (parsed !== undefined) found.push({ ...parsed, contents });
  }
  const presets = sources.presets
    .map(({ source, definition }) => check(presetSchema, definition, source, errors))
    .filter((preset) => preset !== undefined);
  const features = inOrder(found, categories);
  errors.push(
    ...duplicates(found),
    ...found.flatMap((feature) => references(feature, features, categories)),
    ...found.flatMap((feature) => pluginReferences(feature, sources)),
    ...presets.flatMap((preset) => presetReferences(preset, features)),
  );
  checkTranslations(sources, { categories, features, presets }, errors);
  if (errors.length > 0) throw new StagecraftErrors(errors);
  return assemble(categories, features, presets, sources);
}

/** Against the English: a text that it no longer has would never be shown. */
function checkTranslations(
  sources: LibrarySources,
  english: {
    readonly categories: readonly Category[];
    readonly features: ReadonlyMap<string, Feature>;
    readonly presets: readonly Preset[];
  },
  errors: StagecraftError[],
): void {
  const stale = (file: string, text: string) =>
    libraryError(file, `it translates "${text}", which is not there`);
  for (const { source, definition, translations = {} } of sources.features) {
    const feature = english.features.get((definition as Partial<Feature> | null)?.id ?? '');
    for (const [language, given] of Object.entries(translations)) {
      const file = source.replace('feature.yaml', `${language}.yaml`);
      const translation = check(featureTranslationSchema, given, file, errors);
      if (feature === undefined || translation === undefined) continue;
      errors.push(...staleTexts(feature, translation).map((text) => stale(file, text)));
    }
  }
  for (const [language, headings] of Object.entries(sources.headings ?? {})) {
    for (const part of ['categories', 'presets'] as const) {
      const file = `${part} in ${language}`;
      const given = headings[part] ?? {};
      const translation = check(headingsTranslationSchema, given, file, errors) ?? {};
      errors.push(...staleHeadings(english[part], translation).map((text) => stale(file, text)));
    }
    const file = `environment in ${language}`;
    const variables =
      check(environmentTranslationSchema, headings.environment ?? {}, file, errors) ?? {};
    const known = environmentOf([]).map(({ name }) => name);
    const unknown = Object.keys(variables).filter((name) => !known.includes(name));
    errors.push(...unknown.map((name) => stale(file, name)));
  }
}

function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  source: string,
  errors: StagecraftError[],
): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.map(String).join('.');
    errors.push(libraryError(source, `${path || 'it'}: ${issue.message}`));
  }
  return undefined;
}

function libraryError(source: string, problem: string, fix?: string): StagecraftError {
  return new StagecraftError({
    code: 'INVALID_LIBRARY',
    message: `${source}: ${problem}.`,
    fix: fix ?? 'See `stagecraft schema feature` and CONTRIBUTING.md.',
  });
}

function duplicates(features: readonly Feature[]): StagecraftError[] {
  const seen = new Set<string>();
  return features
    .filter(({ id }) => seen.has(id) || !seen.add(id))
    .map(({ id }) => libraryError(id, 'there are two features with this id'));
}

function references(
  feature: Feature,
  features: ReadonlyMap<string, Feature>,
  categories: readonly Category[],
): StagecraftError[] {
  const errors: StagecraftError[] = [];
  if (!categories.some(({ id }) => id === feature.category)) {
    const fix = suggest(
      feature.category,
      categories.map(({ id }) => id),
    );
    errors.push(libraryError(feature.id, `there is no category "${feature.category}"`, fix));
  }
  for (const id of featuresNamed(feature)) {
    if (!features.has(id)) {
      const fix = suggest(id, features.keys());
      errors.push(libraryError(feature.id, `it names a feature "${id}" that is not there`, fix));
    }
  }
  errors.push(...optionNames(feature), ...optionConditions(feature, features));
  for (const { from } of feature.files ?? []) {
    const there = [...feature.contents.keys()].some(
      (path) => path === from || path.startsWith(`${from}/`),
    );
    if (!there) errors.push(libraryError(feature.id, `its folder has no "${from}"`));
  }
  const icon = feature.icon?.startsWith('./') === true ? feature.icon.slice(2) : undefined;
  if (icon !== undefined && !feature.contents.has(icon)) {
    errors.push(libraryError(feature.id, `its folder has no "${icon}"`));
  }
  return errors;
}

/** No option has the name of what `{{ … }}` stands for otherwise. */
function optionNames(feature: Feature): StagecraftError[] {
  return optionsOf(feature)
    .filter(({ name }) => BUILT_IN_NAMES.includes(name))
    .map(({ name }) => {
      const problem = `{{ ${name} }} would not be this option, as "${name}" is built in`;
      const fix = `Give the option another name than ${BUILT_IN_NAMES.join(', ')}.`;
      return libraryError(`${feature.id}.options.${name}`, problem, fix);
    });
}

/** The `when` of an option names options that stand before it, and features that are there. */
function optionConditions(
  feature: Feature,
  features: ReadonlyMap<string, Feature>,
): StagecraftError[] {
  const errors: StagecraftError[] = [];
  const before = new Set<string>();
  for (const { name, schema } of optionsOf(feature)) {
    const { when } = schema;
    if (when !== undefined) {
      const source = `${feature.id}.options.${name}.when`;
      const condition = check(conditionSchema, when, source, errors);
      for (const other of Object.keys(condition?.options ?? {})) {
        if (!before.has(other)) {
          errors.push(libraryError(source, `there is no option "${other}" before it`));
        }
      }
      for (const id of condition?.features ?? []) {
        if (!features.has(id)) {
          const fix = suggest(id, features.keys());
          errors.push(libraryError(source, `there is no feature "${id}"`, fix));
        }
      }
    }
    before.add(name);
  }
  return errors;
}

function featuresNamed(feature: FeatureDefinition): string[] {
  return [
    ...(feature.requires ?? []),
    ...(feature.requiresOneOf ?? []),
    ...(feature.recommends ?? []),
    ...(feature.conflicts ?? []).map((conflict) => conflict.feature),
  ];
}

function pluginReferences(feature: Feature, { plugins = [] }: LibrarySources): StagecraftError[] {
  return (feature.plugins ?? [])
    .map((use) => (typeof use === 'string' ? use : use.name))
    .filter((name) => !plugins.some(({ folder }) => folder === name))
    .map((name) => libraryError(feature.id, `there is no plugins/${name}`));
}

function presetReferences(
  preset: Preset,
  features: ReadonlyMap<string, Feature>,
): StagecraftError[] {
  return Object.keys(preset.features)
    .filter((id) => !features.has(id))
    .map((id) =>
      libraryError(
        `presets/${preset.id}.yaml`,
        `there is no feature "${id}"`,
        suggest(id, features.keys()),
      ),
    );
}
