import { useRef } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import { cardStateOf, sameCardState, type CardState } from './cardState.ts';

/** The state of one card; the same object as long as it looks the same. */
export function useCardState(feature: Pick<CatalogFeature, 'id' | 'always'>): CardState {
  const { byId } = useCatalog();
  const last = useRef<CardState | undefined>(undefined);
  return useWizardState(({ draft, view }) => {
    const next = cardStateOf(feature, byId, draft.features, view?.states[feature.id]);
    if (last.current === undefined || !sameCardState(last.current, next)) last.current = next;
    return last.current;
  });
}
