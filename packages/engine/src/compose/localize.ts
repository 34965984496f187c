import type { ChosenFeature } from '../blueprint/resolve.ts';
import { localizeFeature } from '../library/localize.ts';
import type { LibraryTranslation } from '../library/translation.ts';
import type { Composition } from './compose.ts';
import { environmentOf } from './environment.ts';
import { nextStepsOf } from './nextSteps.ts';
import { portalOf } from './portal.ts';

/**
 * What a composition says to people, in another language: its features, environment, next steps
 * and the sketch's sentences. Its files stay as they are, in English. Warnings stay as well: they
 * have codes and parameters to be put into words from.
 */
export function localizeComposition(
  composition: Composition,
  translation: LibraryTranslation,
): Composition {
  const chosen = new Map(
    [...composition.selection.chosen].map(([id, each]): [string, ChosenFeature] => [
      id,
      { ...each, feature: localizeFeature(each.feature, translation.features[id] ?? {}) },
    ]),
  );
  const selection = { ...composition.selection, chosen };
  const features = [...chosen.values()];
  return {
    ...composition,
    selection,
    environment: environmentOf(features).map((variable) => ({
      ...variable,
      ...translation.environment[variable.name],
    })),
    nextSteps: nextStepsOf(features),
    portal: portalOf(selection),
  };
}
