import type { Selection } from '../blueprint/resolve.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import type { BlueprintChange } from '../choose/change.ts';
import { availableFeatures } from '../choose/featureStates.ts';
import type { FeatureDefinition, Library } from '../library/feature.ts';
import type { Release } from '../release/release.ts';

/** Something that a person should know, and what they can do about it. */
export interface Notice {
  /** Stable, upper-case identifier. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Something that a person should know before they take the project. */
export interface Warning extends Notice {
  /** What the message was made of, for a translation. */
  readonly params: Readonly<Record<string, string>>;
  /** Each of them alone mends it; empty where no change of the choices does. */
  readonly changes: readonly BlueprintChange[];
}

export function warningsOf(
  blueprint: Blueprint,
  selection: Selection,
  library: Library,
  release: Release,
): Warning[] {
  const warnings: Warning[] = [];
  const chosen = [...selection.chosen.values()];
  const providers = () => signInChoices(blueprint, selection, library, release);
  if (release.graph === undefined) {
    warnings.push({
      code: 'NO_LOCKFILE',
      message: `Backstage ${release.version} has no lockfile here: yarn resolves the packages itself.`,
      fix: 'Choose the newest release, unless you want a project to upgrade from.',
      params: { release: release.version },
      changes: blueprint.release === 'latest' ? [] : [{ kind: 'release', release: 'latest' }],
    });
  }
  if (!chosen.some(({ feature }) => feature.signIn !== undefined)) {
    const choices = providers();
    warnings.push({
      code: 'NO_SIGN_IN',
      message: 'Nobody can sign in: no sign-in provider is chosen.',
      fix: `Add a sign-in provider${listed(choices)}.`,
      ...signInAdvice(choices),
    });
  } else if (!chosen.some(({ feature }) => isForProduction(feature))) {
    const choices = providers().filter(isForProduction);
    warnings.push({
      code: 'NO_PRODUCTION_SIGN_IN',
      message: 'Guest access is off in production, and no other sign-in provider is chosen.',
      fix: `Add a sign-in provider${listed(choices)}, before you deploy.`,
      ...signInAdvice(choices),
    });
  }
  return warnings;
}

function signInAdvice(choices: readonly FeatureDefinition[]): Pick<Warning, 'params' | 'changes'> {
  return {
    params: {
      choices: choices.map(({ id }) => id).join(', '),
      choiceTitles: choices.map(({ title }) => title).join(', '),
    },
    changes: choices.map(({ id }) => ({ kind: 'add', feature: id })),
  };
}

function listed(choices: readonly FeatureDefinition[]): string {
  const names = choices.map((feature) =>
    isForProduction(feature) ? feature.id : `${feature.id} for local work`,
  );
  return names.length === 0 ? '' : `: ${names.join(' or ')}`;
}

/**
 * Sign-in providers to begin with: those that go with what is chosen first, then those that several
 * presets have, guests last. The others are in the library; all of them would be a list to read.
 */
function signInChoices(
  blueprint: Blueprint,
  selection: Selection,
  library: Library,
  release: Release,
): FeatureDefinition[] {
  const recommended = new Set(
    [...selection.chosen.values()].flatMap(({ feature }) => feature.recommends ?? []),
  );
  const rank = (feature: FeatureDefinition) => {
    if (!isForProduction(feature)) return 2;
    const goesWell = feature.recommends?.some((id) => selection.chosen.has(id)) === true;
    return goesWell || recommended.has(feature.id) ? 0 : 1;
  };
  const isUsual = ({ id }: FeatureDefinition) =>
    [...library.presets.values()].filter(({ features }) => id in features).length > 1;
  return availableFeatures(blueprint, library, release)
    .filter((feature) => feature.signIn !== undefined)
    .filter((feature) => rank(feature) === 0 || isUsual(feature))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Guests are for local work: neither an API nor a proxy would know who they are. */
function isForProduction({ signIn }: FeatureDefinition): boolean {
  return signIn?.api !== undefined || signIn?.proxy === true;
}
