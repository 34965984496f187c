import type { FeatureState } from '@stagecraft/engine';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { addedWith, membersOf } from '../catalog/members.ts';

export type Reason = FeatureState['reasons'][number];

/**
 * How a card stands: part of every portal; chosen by the person; in the project because something
 * there requires it; to be had; not to be had.
 */
export type Standing = 'always' | 'chosen' | 'required' | 'available' | 'unavailable';

export interface CardState {
  readonly standing: Standing;
  /** Ids of what requires it in the project. */
  readonly requiredBy: readonly string[];
  /** Ids of what would come along. */
  readonly adds: readonly string[];
  /** Why it can't be added, or what is wrong with having it. */
  readonly reasons: readonly Reason[];
}

/**
 * The state of a card: what is in the project is known from the choices at once, why something can't
 * be had when the engine has answered.
 */
export function cardStateOf(
  feature: Pick<CatalogFeature, 'id' | 'always'>,
  byId: ReadonlyMap<string, CatalogFeature>,
  chosen: Readonly<Record<string, unknown>>,
  state: FeatureState | undefined,
): CardState {
  const members = membersOf(byId, chosen);
  const requiredBy = members.get(feature.id);
  const reasons = state?.reasons ?? [];
  if (requiredBy === undefined) {
    return {
      standing: state?.state === 'unavailable' ? 'unavailable' : 'available',
      requiredBy: [],
      adds: addedWith(byId, feature.id, members),
      reasons,
    };
  }
  const standing =
    feature.always === true ? 'always' : Object.hasOwn(chosen, feature.id) ? 'chosen' : 'required';
  // The answer for a choice without it says nothing about having it.
  const isOwn = state?.state === 'chosen' || state?.state === 'required';
  return { standing, requiredBy, adds: [], reasons: isOwn ? reasons : [] };
}

export function isIn(standing: Standing): boolean {
  return standing === 'always' || standing === 'chosen' || standing === 'required';
}

/** Whether two states look the same, so that the card need not be drawn again. */
export function sameCardState(a: CardState, b: CardState): boolean {
  return (
    a.standing === b.standing &&
    sameItems(a.requiredBy, b.requiredBy) &&
    sameItems(a.adds, b.adds) &&
    sameItems(a.reasons.map(reasonKey), b.reasons.map(reasonKey))
  );
}

/** Reasons that the same clicks mend are told once. */
export function withoutEchoes(reasons: readonly Reason[]): readonly Reason[] {
  const mended = (reason: Reason) => JSON.stringify([reason.code, reason.changes]);
  return reasons.filter(
    (reason, at) => reasons.findIndex((other) => mended(other) === mended(reason)) === at,
  );
}

/** The release from which on a feature works, where that is all that is in the way. */
export function firstRelease({ code, params }: Pick<Reason, 'code' | 'params'>) {
  const [, version] = /^>=(\d+\.\d+\.\d+)$/.exec(params['range'] ?? '') ?? [];
  return code === 'NOT_ON_RELEASE' ? version : undefined;
}

/** Two reasons are one when they say the same of the same features. */
function reasonKey({ code, params, changes }: Reason): string {
  return JSON.stringify([code, params, changes]);
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
