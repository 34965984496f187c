import type { Blueprint } from '../blueprint/schema.ts';
import type { Members, OptionValues, Scope } from '../library/condition.ts';
import type { FeatureDefinition } from '../library/feature.ts';
import { withDefaults } from '../library/options.ts';
import { requiredWith, withRequirements, type Catalog } from './requirements.ts';
import {
  availabilityReasons,
  companionReasons,
  conflictReasons,
  packageReasons,
  type Reason,
  type ReleaseFacts,
} from './rules.ts';

/** How a feature stands towards a blueprint, as an interface offers it. */
export interface FeatureState {
  readonly id: string;
  /**
   * `chosen` by the person; `required`: in the project because every project has it or a feature of
   * the project needs it (chosen as well or not), so it can't go alone; `available`: can be added;
   * `unavailable`: can't, as `reasons` tell.
   */
  readonly state: 'chosen' | 'required' | 'available' | 'unavailable';
  /** The features of the project that require it directly. */
  readonly requiredBy: readonly string[];
  /** For a feature that is not in the project: what would come along. */
  readonly adds: readonly string[];
  /** Why it can't be added or, for one that is in the project, why the project can't be made. */
  readonly reasons: readonly Reason[];
}

/** A blueprint with what it comes to, for looking at one feature after the other. */
interface Situation {
  readonly catalog: Catalog;
  readonly release: ReleaseFacts;
  readonly blueprint: Blueprint;
  readonly project: ReadonlyMap<string, unknown>;
  readonly values: ReadonlyMap<string, OptionValues>;
  /** Features of the project that are not to be had as it is now. */
  readonly failing: ReadonlySet<string>;
}

/**
 * The state of every feature of a library, in its order. Works for blueprints that are not right
 * elsewhere: unknown features and bad options are passed over.
 */
export function featureStates(
  blueprint: Blueprint,
  catalog: Catalog,
  release: ReleaseFacts,
): ReadonlyMap<string, FeatureState> {
  const situation = situationOf(blueprint, catalog, release);
  const states = new Map<string, FeatureState>();
  for (const feature of catalog.features.values()) {
    const state = situation.project.has(feature.id)
      ? memberState(feature, situation)
      : candidateState(feature, situation);
    states.set(feature.id, state);
  }
  return states;
}

/** The features that can be added to a blueprint as it is. */
export function availableFeatures(
  blueprint: Blueprint,
  catalog: Catalog,
  release: ReleaseFacts,
): FeatureDefinition[] {
  const states = featureStates(blueprint, catalog, release);
  return [...catalog.features.values()].filter(({ id }) => states.get(id)?.state === 'available');
}

function situationOf(blueprint: Blueprint, catalog: Catalog, release: ReleaseFacts): Situation {
  const project = withRequirements(blueprint.features, catalog);
  const values = valuesOf(project.keys(), project, blueprint, catalog);
  const failing = new Set(
    [...project.keys()].filter((id) => {
      const feature = catalog.features.get(id);
      return (
        feature !== undefined &&
        packageReasons(feature, release, scopeOf(id, values, blueprint)).length > 0
      );
    }),
  );
  return { catalog, release, blueprint, project, values, failing };
}

function valuesOf(
  ids: Iterable<string>,
  project: Members,
  blueprint: Blueprint,
  catalog: Catalog,
): Map<string, OptionValues> {
  const values = new Map<string, OptionValues>();
  for (const id of ids) {
    const feature = catalog.features.get(id);
    if (feature !== undefined) {
      values.set(id, withDefaults(feature, blueprint.features[id] ?? {}, project));
    }
  }
  return values;
}

function scopeOf(
  id: string,
  features: ReadonlyMap<string, OptionValues>,
  { name, title = name, organization = title }: Blueprint,
): Scope {
  return { options: features.get(id) ?? {}, features, project: { name, title, organization } };
}

function memberState(feature: FeatureDefinition, situation: Situation): FeatureState {
  const { catalog, release, blueprint, project, values } = situation;
  const requiredBy = [...project.keys()].filter(
    (id) => catalog.features.get(id)?.requires?.includes(feature.id) === true,
  );
  const reasons = [
    ...availabilityReasons(feature, release, scopeOf(feature.id, values, blueprint)),
    ...conflictReasons(feature, project, catalog),
    ...conflictsOfOthers(feature, project.keys(), catalog),
    ...companionReasons(feature, project, catalog),
  ];
  const locked = feature.always === true || requiredBy.length > 0;
  return {
    id: feature.id,
    state: locked ? 'required' : 'chosen',
    requiredBy: inOrder(requiredBy, catalog),
    adds: [],
    reasons: reasons.map((reason) => withPossible(reason, situation)),
  };
}

function candidateState(feature: FeatureDefinition, situation: Situation): FeatureState {
  const { catalog } = situation;
  const added = joining(feature.id, situation);
  const reasons = joiningReasons(added, situation)
    .map((reason) => forCandidate(reason, added))
    .map((reason) => withPossible(reason, situation));
  return {
    id: feature.id,
    state: reasons.length === 0 ? 'available' : 'unavailable',
    requiredBy: [],
    adds: inOrder(
      added.filter((id) => id !== feature.id),
      catalog,
    ),
    reasons,
  };
}

/** A feature and what it requires, without what is in the project. */
function joining(id: string, { catalog, project }: Situation): string[] {
  return [...requiredWith(id, catalog)].filter((each) => !project.has(each));
}

/** Only additions that can be made help. */
function withPossible(reason: Reason, situation: Situation): Reason {
  const changes = reason.changes.filter(
    (change) =>
      change.kind !== 'add' ||
      joiningReasons(joining(change.feature, situation), situation).length === 0,
  );
  return changes.length === reason.changes.length ? reason : { ...reason, changes };
}

/** What speaks against adding features to the project, all of them at once. */
function joiningReasons(added: readonly string[], situation: Situation): Reason[] {
  const { catalog, release, blueprint, project, failing } = situation;
  const joined = new Map<string, unknown>([...project, ...added.map((id) => [id, id] as const)]);
  const values = new Map([...situation.values, ...valuesOf(added, joined, blueprint, catalog)]);
  const own = added.flatMap((id) => {
    const feature = catalog.features.get(id);
    if (feature === undefined) return [];
    return [
      ...availabilityReasons(feature, release, scopeOf(id, values, blueprint)),
      ...conflictReasons(feature, joined, catalog),
      ...conflictsOfOthers(feature, project.keys(), catalog),
      ...companionReasons(feature, joined, catalog),
    ];
  });
  // A feature that is there already may need a further package beside the new one.
  const others = [...project.keys()].flatMap((id) => {
    const feature = catalog.features.get(id);
    if (feature === undefined || failing.has(id)) return [];
    return packageReasons(feature, release, scopeOf(id, values, blueprint));
  });
  return [...own, ...others];
}

/** What others say that they can't stand beside a feature, where it does not say so itself. */
function conflictsOfOthers(
  { id, conflicts = [] }: FeatureDefinition,
  others: Iterable<string>,
  catalog: Catalog,
): Reason[] {
  return [...others].flatMap((other) => {
    const feature = catalog.features.get(other);
    if (feature === undefined || other === id) return [];
    if (conflicts.some((conflict) => conflict.feature === other)) return [];
    return conflictReasons(feature, { has: (one) => one === id }, catalog);
  });
}

/** Whoever has not got a feature can't mend anything by removing it. */
function forCandidate(reason: Reason, added: readonly string[]): Reason {
  const changes = reason.changes.filter(
    (change) => !(change.kind === 'remove' && added.includes(change.feature)),
  );
  if (reason.code === 'NOT_ON_RELEASE') {
    return { ...reason, changes, fix: 'Choose another release to have it.' };
  }
  if (reason.code !== 'CONFLICT') return { ...reason, changes };
  const { feature = '', other = '' } = reason.params;
  const [first, second] = added.includes(feature) ? [feature, other] : [other, feature];
  return {
    ...reason,
    changes,
    fix: `Remove "${second}" first.`,
    params: { ...reason.params, ...sides(reason, first, second) },
  };
}

/** The one that is to come in as `feature`, the one that is in the way as `other`. */
function sides({ params }: Reason, first: string, second: string): Record<string, string> {
  if (params['feature'] === first) return {};
  const { featureTitle = first, otherTitle = second } = params;
  return { feature: first, featureTitle: otherTitle, other: second, otherTitle: featureTitle };
}

function inOrder(ids: readonly string[], catalog: Catalog): string[] {
  if (ids.length < 2) return [...ids];
  return [...catalog.features.keys()].filter((id) => ids.includes(id));
}
