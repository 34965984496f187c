import type { BlueprintChange } from '@stagecraft/engine';
import type { CompositionView, Problem } from '../worker/protocol.ts';

type Reason = CompositionView['states'][string]['reasons'][number];

/** Something that keeps the project from being made. */
export interface Blocker {
  /** As the engine says it; of several alike, the first. */
  readonly problem: Problem | Reason;
  /** Where in the draft it is. */
  readonly path: readonly string[];
  /** For several of a kind: ids of their features. */
  readonly features: readonly string[];
  /** Each of these ways mends it. */
  readonly ways: readonly (readonly BlueprintChange[])[];
}

/**
 * What is to mend, with the clicks that do it. Features that the release does not have become one:
 * who takes an older release wants to take them out together.
 */
export function blockersOf({
  problems,
  states,
}: Pick<CompositionView, 'problems' | 'states'>): readonly Blocker[] {
  const absent = problems.filter(({ code }) => code === 'NOT_ON_RELEASE');
  const others = problems.filter(({ code }) => code !== 'NOT_ON_RELEASE');
  const blockers = others.map((problem) => blockerOf(problem, states));
  const [first] = absent;
  if (first === undefined) return blockers;
  if (absent.length === 1) return [blockerOf(first, states), ...blockers];
  return [together(first, absent, states), ...blockers];
}

function blockerOf(problem: Problem, states: CompositionView['states']): Blocker {
  const reason = reasonOf(problem, states);
  return {
    problem: reason ?? problem,
    path: problem.path ?? [],
    features: featureOf(problem),
    ways: (reason?.changes ?? []).map((change) => [change]),
  };
}

function together(
  first: Problem,
  absent: readonly Problem[],
  states: CompositionView['states'],
): Blocker {
  const changes = absent.flatMap((problem) => reasonOf(problem, states)?.changes ?? []);
  const removals = changes.filter(({ kind }) => kind === 'remove');
  const update = changes.find(({ kind }) => kind === 'release');
  return {
    problem: first,
    path: first.path ?? [],
    features: absent.flatMap(featureOf),
    ways: [removals, ...(update === undefined ? [] : [[update]])].filter(
      ({ length }) => length > 0,
    ),
  };
}

/** The rule of the feature that the problem is about. */
function reasonOf(problem: Problem, states: CompositionView['states']): Reason | undefined {
  const [feature] = featureOf(problem);
  return states[feature ?? '']?.reasons.find(
    ({ code, params }) => code === problem.code && params['other'] === problem.params?.['other'],
  );
}

function featureOf({ params }: Problem): readonly string[] {
  const feature = params?.['feature'];
  return feature === undefined ? [] : [feature];
}
