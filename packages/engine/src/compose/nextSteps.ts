import type { ChosenFeature } from '../blueprint/resolve.ts';
import { applies } from '../library/condition.ts';
import { interpolateText } from '../library/interpolate.ts';
import type { Origin } from './tree.ts';

/** Something that a person does after creating, in this order. */
export interface NextStep {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly link?: string | undefined;
  readonly feature: Origin;
}

export function nextStepsOf(chosen: readonly ChosenFeature[]): NextStep[] {
  return chosen.flatMap(({ feature, scope }) =>
    (feature.next ?? [])
      .filter((step) => applies(step, scope))
      .map((step) => ({
        title: interpolateText(step.title, scope),
        body: interpolateText(step.body, scope).trim(),
        link: step.link,
        feature: feature.id,
      })),
  );
}
