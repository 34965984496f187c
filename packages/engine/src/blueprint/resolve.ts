import { satisfies } from 'semver';
import { StagecraftError, StagecraftErrors } from '../errors.ts';
import { applies, type OptionValues, type Scope } from '../library/condition.ts';
import type { Feature, Library } from '../library/feature.ts';
import { checkOptions, withDefaults } from '../library/options.ts';
import { suggest } from '../nearest.ts';
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
  const reasons = withRequirements(blueprint, library);
  const ordered = [...library.features.values()].filter(({ id }) => reasons.has(id));
  const position = (id: string) => locate(['features', id]);
  const availability = ordered.flatMap((feature) => onRelease(feature, release, position));
  errors.push(...availability, ...ordered.flatMap((f) => clashes(f, reasons, library, position)));

  const title = blueprint.title ?? titleOf(blueprint.name);
  const project = { name: blueprint.name, title, organization: blueprint.organization ?? title };
  const values = new Map<string, OptionValues>();
  for (const feature of ordered) {
    const given = blueprint.features[feature.id] ?? {};
    errors.push(...checkOptions(feature, given, locate));
    values.set(feature.id, withDefaults(feature, given));
  }
  if (errors.length > 0) throw new StagecraftErrors(errors);

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
  const selection = { ...project, release: release.version, chosen };
  checkPackages(selection, release, position);
  return selection;
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
        }),
    );
}

/** Every feature of the project with the id of the feature that pulled it in, if one did. */
function withRequirements(blueprint: Blueprint, library: Library): Map<string, string | undefined> {
  const reasons = new Map<string, string | undefined>();
  const queue: [string, string | undefined][] = [];
  for (const feature of library.features.values()) {
    if (feature.always === true) queue.push([feature.id, undefined]);
  }
  // Library order, so that the reason given does not depend on the order of choosing.
  for (const id of library.features.keys()) {
    if (Object.hasOwn(blueprint.features, id)) queue.push([id, undefined]);
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [id, reason] = next;
    const feature = library.features.get(id);
    if (feature === undefined || reasons.has(id)) continue;
    reasons.set(id, reason);
    for (const required of feature.requires ?? []) queue.push([required, id]);
  }
  return reasons;
}

type PositionOf = (id: string) => ReturnType<Locate>;

function onRelease(feature: Feature, release: Release, position: PositionOf): StagecraftError[] {
  if (feature.releases === undefined || satisfies(release.version, feature.releases)) return [];
  return [notAvailable(feature, release, `it works on ${feature.releases}`, position)];
}

function notAvailable(feature: Feature, release: Release, why: string, position: PositionOf) {
  return new StagecraftError({
    code: 'NOT_ON_RELEASE',
    message: `${feature.title} is not available on Backstage ${release.version}: ${why}.`,
    fix: `Remove "${feature.id}" from the blueprint, or choose another release.`,
    position: position(feature.id),
  });
}

function clashes(
  feature: Feature,
  reasons: ReadonlyMap<string, string | undefined>,
  library: Library,
  position: PositionOf,
): StagecraftError[] {
  const titleFor = (id: string) => library.features.get(id)?.title ?? id;
  const errors = (feature.conflicts ?? [])
    .filter((conflict) => reasons.has(conflict.feature))
    .map(
      (conflict) =>
        new StagecraftError({
          code: 'CONFLICT',
          message: `${feature.title} and ${titleFor(conflict.feature)} can't go together: ${conflict.because}`,
          fix: `Remove "${feature.id}" or "${conflict.feature}".`,
          position: position(feature.id),
        }),
    );
  const oneOf = feature.requiresOneOf ?? [];
  if (oneOf.length > 0 && !oneOf.some((id) => reasons.has(id))) {
    errors.push(
      new StagecraftError({
        code: 'MISSING_REQUIREMENT',
        message: `${feature.title} needs one of: ${oneOf.map(titleFor).join(', ')}.`,
        fix: `Add ${oneOf.map((id) => `"${id}"`).join(' or ')} to the blueprint.`,
        position: position(feature.id),
      }),
    );
  }
  return errors;
}

/** A package whose version the release does not know can't be installed with it. */
function checkPackages(selection: Selection, release: Release, position: PositionOf): void {
  const errors: StagecraftError[] = [];
  for (const { feature, scope } of selection.chosen.values()) {
    const missing = packageWithoutVersion(feature, release, scope);
    if (missing !== undefined) {
      errors.push(notAvailable(feature, release, `no version of ${missing} is known`, position));
    }
  }
  if (errors.length > 0) throw new StagecraftErrors(errors);
}

/**
 * The first package of a feature whose version the release does not know. Without a scope, those
 * that depend on options count as well.
 */
export function packageWithoutVersion(
  feature: Feature,
  release: Release,
  scope?: Scope,
): string | undefined {
  const { root = [], app = [], backend = [] } = feature.packages ?? {};
  return [...root, ...app, ...backend]
    .filter((use) => typeof use === 'string' || scope === undefined || applies(use, scope))
    .map((use) => (typeof use === 'string' ? use : use.name))
    .find((name) => !release.packages.has(name) && !inBase(release, name));
}

function inBase(release: Release, name: string): boolean {
  return ['package.json', 'packages/app/package.json', 'packages/backend/package.json'].some(
    (path) => String(release.base.get(path) ?? '').includes(`"${name}":`),
  );
}

function titleOf(name: string): string {
  const words = name.split('-').join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
