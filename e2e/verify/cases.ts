import { optionApplies, optionsOf, StagecraftError, type Feature } from '@stagecraft/engine';
import { composePortal, library } from '../harness/portal.ts';
import type { Case } from './case.ts';

type Features = Record<string, Record<string, unknown>>;

/** How many features of a category are verified in one portal. */
const GROUP = 12;

/** Everyone enters as a guest, so this is in each portal. */
const GUEST = 'auth-guest';

/**
 * What a feature is verified with: an example for each option that has no value of its own, so that
 * as much as possible of it is switched on.
 */
export function exampleOptions(feature: Feature): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const seen: Record<string, unknown> = {};
  for (const option of optionsOf(feature)) {
    const { name, schema } = option;
    if (!optionApplies(option, seen, library.features)) continue;
    seen[name] = schema.default ?? schema.examples?.[0];
    if (schema.default === undefined && schema.examples?.[0] !== undefined) {
      given[name] = schema.examples[0];
    }
  }
  return given;
}

export function withExamples(ids: readonly string[]): Features {
  return Object.fromEntries(
    ids.map((id) => {
      const feature = library.features.get(id);
      return [id, feature === undefined ? {} : exampleOptions(feature)];
    }),
  );
}

/** Why a selection can't be made; undefined when it can. */
function refusal(ids: readonly string[]): string | undefined {
  try {
    composePortal(withExamples([...new Set([GUEST, ...ids])]));
    return undefined;
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    return error.message;
  }
}

function caseOf(title: string, ids: readonly string[]): Case {
  return { title, features: withExamples([...new Set([GUEST, ...ids])]) };
}

/** Adds one of those that a feature needs one of. */
function withCompanion({ id, requiresOneOf = [] }: Feature): string[] {
  const [companion] = requiresOneOf;
  return companion === undefined ? [id] : [id, companion];
}

/** Every feature with what it requires, and nothing else. */
export function aloneCases(): Case[] {
  return [...library.features.values()]
    .filter(({ always }) => always !== true)
    .map((feature) => ({
      ...caseOf(`alone: ${feature.id}`, withCompanion(feature)),
      pictured: [feature.id],
    }));
}

export type Pair = readonly [string, string];

/** Pairs that share a category, or a file that each brings or edits, and that can be chosen together. */
export function sharingPairs(): Pair[] {
  const features = [...library.features.values()].filter(({ always }) => always !== true);
  const pairs: Pair[] = [];
  for (const [index, a] of features.entries()) {
    for (const b of features.slice(index + 1)) {
      const isShared =
        a.category === b.category || filesOf(a).some((each) => filesOf(b).includes(each));
      if (isShared && refusal([...withCompanion(a), ...withCompanion(b)]) === undefined) {
        pairs.push([a.id, b.id]);
      }
    }
  }
  return pairs;
}

/** What it brings or edits itself; the files that the engine makes of all features are no one's. */
function filesOf({ files = [], code = [], base }: Feature): string[] {
  return [
    ...files.map(({ to }) => to),
    ...code.map(({ file }) => file),
    ...(base?.code ?? []).map(({ file }) => file),
  ];
}

/** Portals in which every such pair is together at least once, few features in each. */
export function pairCases(): Case[] {
  let open = sharingPairs();
  const cases: Case[] = [];
  while (open.length > 0) {
    const group = [...(open[0] ?? [])];
    const candidates = [...new Set(open.flat())];
    while (group.length < GROUP) {
      const next = candidates
        .filter((id) => !group.includes(id) && gain(id, group, open) > 0)
        .toSorted((a, b) => gain(b, group, open) - gain(a, group, open))
        .find((id) => refusal([...group, id]) === undefined);
      if (next === undefined) break;
      group.push(next);
    }
    const covered = open.filter(([a, b]) => group.includes(a) && group.includes(b));
    open = open.filter((pair) => !covered.includes(pair));
    cases.push(caseOf(`together: ${group.toSorted().join(', ')}`, group));
  }
  return cases;
}

function gain(id: string, group: readonly string[], open: readonly Pair[]): number {
  return open.filter(([a, b]) => (a === id && group.includes(b)) || (b === id && group.includes(a)))
    .length;
}

/**
 * Of all features, as many as can be chosen together, in the library's order. A proxy in front of the
 * portal would hide all other ways to sign in.
 */
export function everythingTogether(): string[] {
  const chosen: string[] = [GUEST];
  for (const { id, always, signIn } of library.features.values()) {
    if (always === true || signIn?.proxy === true || chosen.includes(id)) continue;
    if (refusal([...chosen, id]) === undefined) chosen.push(id);
  }
  return chosen;
}

function alwaysThere(): string[] {
  return [...library.features.values()].filter(({ always }) => always).map(({ id }) => id);
}

export function presetCases(): Case[] {
  return [...library.presets.values()].map(({ id, features }) => ({
    title: `preset: ${id}`,
    features: { ...withExamples(Object.keys(features)), [GUEST]: {}, ...withGiven(features) },
    // What every portal has is best seen where there is most to see.
    ...(id === 'everything' ? { pictured: alwaysThere() } : {}),
  }));
}

/** What a preset says counts more than an example. */
function withGiven(features: Features): Features {
  return Object.fromEntries(
    Object.entries(features).map(([id, given]) => [id, { ...withExamples([id])[id], ...given }]),
  );
}

export function allCases(): Case[] {
  return [...aloneCases(), ...pairCases(), ...presetCases()];
}
