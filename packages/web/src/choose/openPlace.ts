import type { CatalogFeature } from '../catalog/catalog.ts';
import { clearSearch } from '../catalog/search/useFound.ts';
import { featureAnchor, optionAnchor } from '../theme/goTo.ts';
import { setPanel } from './panels.ts';

/** Opens what hides a card or a field that is gone to: its form, and a search that leaves it out. */
export function openPlace(id: string, byId: ReadonlyMap<string, CatalogFeature>): void {
  for (const feature of byId.keys()) {
    const isField = id.startsWith(optionAnchor(feature, ''));
    if (!isField && id !== featureAnchor(feature)) continue;
    if (isField) setPanel(feature, 'form', true);
    if (document.getElementById(featureAnchor(feature)) === null) clearSearch();
  }
}
