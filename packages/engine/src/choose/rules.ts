import satisfies from 'semver/functions/satisfies.js';
import ltr from 'semver/ranges/ltr.js';
import { applies, type Members, type Scope } from '../library/condition.ts';
import type { FeatureDefinition } from '../library/feature.ts';
import type { Release } from '../release/release.ts';
import type { BlueprintChange } from './change.ts';
import type { Catalog } from './requirements.ts';

/** What choosing needs of a release. */
export type ReleaseFacts = Pick<Release, 'version' | 'packages' | 'base'>;

/** Why a feature can't be part of a project as it is, and what mends that. */
export interface Reason {
  readonly code: 'NOT_ON_RELEASE' | 'CONFLICT' | 'MISSING_REQUIREMENT';
  readonly message: string;
  readonly fix: string;
  readonly params: Readonly<Record<string, string>>;
  /** Each of them alone mends it. */
  readonly changes: readonly BlueprintChange[];
}

/** A feature says on which releases it works. */
export function releaseReasons(feature: FeatureDefinition, release: ReleaseFacts): Reason[] {
  const { releases } = feature;
  if (releases === undefined || satisfies(release.version, releases)) return [];
  const newer = ltr(release.version, releases);
  return [notAvailable(feature, release, `it works on ${releases}`, { range: releases }, newer)];
}

/** A package whose version the release does not know can't be installed with it. */
export function packageReasons(
  feature: FeatureDefinition,
  release: ReleaseFacts,
  scope: Scope,
): Reason[] {
  const missing = packageWithoutVersion(feature, release, scope);
  if (missing === undefined) return [];
  const why = `no version of ${missing} is known`;
  return [notAvailable(feature, release, why, { package: missing }, true)];
}

/** Whether a feature can be had with a release; what it says itself is said once. */
export function availabilityReasons(
  feature: FeatureDefinition,
  release: ReleaseFacts,
  scope: Scope,
): Reason[] {
  const reasons = releaseReasons(feature, release);
  return reasons.length > 0 ? reasons : packageReasons(feature, release, scope);
}

function notAvailable(
  feature: FeatureDefinition,
  release: ReleaseFacts,
  why: string,
  params: Readonly<Record<string, string>>,
  newer: boolean,
): Reason {
  const remove: BlueprintChange = { kind: 'remove', feature: feature.id };
  // The newest release has all that the library offers.
  const update: BlueprintChange = { kind: 'release', release: 'latest' };
  return {
    code: 'NOT_ON_RELEASE',
    message: `${feature.title} is not available on Backstage ${release.version}: ${why}.`,
    fix: `Remove "${feature.id}" from the blueprint, or choose another release.`,
    params: {
      feature: feature.id,
      featureTitle: feature.title,
      release: release.version,
      ...params,
    },
    changes: newer ? [remove, update] : [remove],
  };
}

/** What a feature says it can't stand beside. */
export function conflictReasons(
  feature: FeatureDefinition,
  project: Members,
  catalog: Catalog,
): Reason[] {
  return (feature.conflicts ?? [])
    .filter((conflict) => project.has(conflict.feature))
    .map((conflict): Reason => {
      const otherTitle = titleFor(conflict.feature, catalog);
      return {
        code: 'CONFLICT',
        message: `${feature.title} and ${otherTitle} can't go together: ${conflict.because}`,
        fix: `Remove "${feature.id}" or "${conflict.feature}".`,
        params: {
          feature: feature.id,
          featureTitle: feature.title,
          other: conflict.feature,
          otherTitle,
          because: conflict.because,
        },
        changes: [feature.id, conflict.feature]
          .filter((id) => catalog.features.get(id)?.always !== true)
          .map((id) => ({ kind: 'remove', feature: id })),
      };
    });
}

/** A feature may need one of several, whichever. */
export function companionReasons(
  feature: FeatureDefinition,
  project: Members,
  catalog: Catalog,
): Reason[] {
  const oneOf = feature.requiresOneOf ?? [];
  if (oneOf.length === 0 || oneOf.some((id) => project.has(id))) return [];
  const titles = oneOf.map((id) => titleFor(id, catalog)).join(', ');
  return [
    {
      code: 'MISSING_REQUIREMENT',
      message: `${feature.title} needs one of: ${titles}.`,
      fix: `Add ${oneOf.map((id) => `"${id}"`).join(' or ')} to the blueprint.`,
      params: {
        feature: feature.id,
        featureTitle: feature.title,
        choices: oneOf.join(', '),
        choiceTitles: titles,
      },
      changes: oneOf.map((id) => ({ kind: 'add', feature: id })),
    },
  ];
}

function titleFor(id: string, catalog: Catalog): string {
  return catalog.features.get(id)?.title ?? id;
}

/** The first package of a feature whose version the release does not know. */
function packageWithoutVersion(
  feature: FeatureDefinition,
  release: ReleaseFacts,
  scope: Scope,
): string | undefined {
  const { root = [], app = [], backend = [] } = feature.packages ?? {};
  for (const use of [...root, ...app, ...backend]) {
    const name = typeof use === 'string' ? use : use.name;
    if (release.packages.has(name) || inBase(release, name)) continue;
    if (typeof use === 'string' || applies(use, scope)) return name;
  }
  return undefined;
}

const MANIFESTS = ['package.json', 'packages/app/package.json', 'packages/backend/package.json'];
const found = new WeakMap<ReleaseFacts, Map<string, boolean>>();

/** Looked for once: the answer is asked for at each click. */
function inBase(release: ReleaseFacts, name: string): boolean {
  let known = found.get(release);
  if (known === undefined) {
    known = new Map();
    found.set(release, known);
  }
  let there = known.get(name);
  if (there === undefined) {
    there = MANIFESTS.some((path) => String(release.base.get(path) ?? '').includes(`"${name}":`));
    known.set(name, there);
  }
  return there;
}
