import type { CatalogFeature } from '../catalog/catalog.ts';
import { membersOf } from '../catalog/members.ts';
import { askedOptions, hasOptions } from '../configure/options.ts';
import { goTo, optionAnchor } from '../theme/goTo.ts';
import type { Draft } from '../worker/protocol.ts';
import { setPanel } from './panels.ts';
import { panelPlace } from './places.ts';

/** Whether there is anything to fill in below the card. */
export function hasForm(feature: CatalogFeature): boolean {
  return hasOptions(feature) || Object.keys(feature.secrets ?? {}).length > 0;
}

/** Opens the form of a feature of the project and puts the focus into its first field. */
export function goToForm(
  feature: CatalogFeature,
  { features }: Pick<Draft, 'features'>,
  byId: ReadonlyMap<string, CatalogFeature>,
): void {
  setPanel(feature.id, 'form', true);
  const given = features[feature.id] ?? {};
  const [first] = askedOptions(feature, given, membersOf(byId, features)).main;
  goTo(first === undefined ? panelPlace(feature.id) : optionAnchor(feature.id, first));
}
