import { withRequirements } from '../choose/requirements.ts';
import {
  companionReasons,
  conflictReasons,
  packageReasons,
  releaseReasons,
  type Reason,
} from '../choose/rules.ts';
import { StagecraftError, StagecraftErrors } from '../errors.ts';
import type { OptionValues, Scope } from '../library/condition.ts';
import type { Feature, Library } from '../library/feature.ts';
import { checkOptions } from '../library/checkOptions.ts';
import { withDefaults } from '../library/options.ts';
import { suggest, suggestion } from '../nearest.ts';
import type { Release } from '../release/release.ts';
import type { Locate } from './parse.ts';
import type { Blueprint } from './schema.ts';

export interface ChosenFeature {
  readonly feature: Feature;
  /** With defaults filled in. */
  readonly options: OptionValues;
  /** As the person gave them. */
  readonly given: OptionValues;
  /** The feature that needs it, when the person did not choose it. */
  readonly addedFor: string | undefined;
  readonly scope: Scope;
}

/** A blueprint whose every word is known: names found, requirements added, defaults filled in. */
export interface Selection {
  readonly name: string;
  readonly title: string;
  readonly organization: string;
  readonly release: string;
  /** In the library's order, whatever the order of choosing. */
  readonly chosen: ReadonlyMap<string, ChosenFeature>;
}

/**
 * Makes a blueprint whole against a library and a release.
 * Throws {@link StagecraftErrors} with everything that is wrong, with positions where known.
 */
export function resolveBlueprint(
  blueprint: Blueprint,
  library: Library,
  release: Release,
  locate: Locate = () => undefined,
): Selection {
  const errors: StagecraftError[] = unknownFeatures(blueprint, library, locate);
  const reasons = withRequirements(blueprint.features, library);
  const ordered = [...library.features.values()].filter(({ id }) => reasons.has(id));
  const rules = [
    ...ordered.flatMap((feature) => releaseReasons(feature, release)),
    ...ordered.flatMap((feature) => [
      ...conflictReasons(feature, reasons, library),
      ...companionReasons(feature, reasons, library),
    ]),
  ];
  errors.push(...rules.map((rule) => broken(rule, locate)));

  const title = blueprint.title ?? titleOf(blueprint.name);
  const project = { name: blueprint.name, title, organization: blueprint.organization ?? title };
  const values = new Map<string, OptionValues>();
  for (const feature of ordered) {
    const given = blueprint.features[feature.id] ?? {};
    errors.push(...checkOptions(feature, given, locate, reasons));
    values.set(feature.id, withDefaults(feature, given, reasons));
  }

  const chosen = new Map<string, ChosenFeature>();
  for (const feature of ordered) {
    const options = values.get(feature.id) ?? {};
    chosen.set(feature.id, {
      feature,
      options,
      given: blueprint.features[feature.id] ?? {},
      addedFor: reasons.get(feature.id),
      scope: { options, features: values, project },
    });
  }
  // What is not for the release has no packages there either: said once.
  const missing = [...chosen.values()].flatMap(({ feature, scope }) =>
    releaseReasons(feature, release).length > 0 ? [] : packageReasons(feature, release, scope),
  );
  errors.push(...missing.map((rule) => broken(rule, locate)));
  if (errors.length > 0) throw new StagecraftErrors(errors);
  return { ...project, release: release.version, chosen };
}

function unknownFeatures(blueprint: Blueprint, library: Library, locate: Locate) {
  return Object.keys(blueprint.features)
    .filter((id) => !library.features.has(id))
    .map(
      (id) =>
        new StagecraftError({
          code: 'UNKNOWN_FEATURE',
          message: `There is no feature "${id}".`,
          fix: `${suggest(id, library.features.keys())} \`stagecraft features\` lists them all.`,
          position: locate(['features', id]),
          path: ['features', id],
          params: { feature: id, ...suggestion(id, library.features.keys()) },
        }),
    );
}

/** A rule that is broken, as an error at the feature that breaks it. */
function broken({ code, message, fix, params }: Reason, locate: Locate): StagecraftError {
  const path = ['features', params['feature'] ?? ''];
  return new StagecraftError({ code, message, fix, position: locate(path), path, params });
}

function titleOf(name: string): string {
  const words = name.split('-').join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
