import { useDeferredValue, useMemo } from 'react';
import { createStore, useStore } from '../../store/store.ts';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { Catalog } from '../catalog.ts';
import { membersOf } from '../members.ts';
import { useCatalog } from '../useCatalog.tsx';
import { createSearch, type Found, type Search } from './search.ts';

/** What stands in the search field. */
export const searchText = createStore('');

export function clearSearch(): void {
  searchText.set('');
}

export function useSearchText(): string {
  return useStore(searchText, (text) => text);
}

const searches = new WeakMap<readonly unknown[], Search>();

/** The index over the catalog as it is shown; made when it is first needed. */
export function useSearch(): Search {
  const catalog = useCatalog();
  return useMemo(() => searchOf(catalog), [catalog]);
}

function searchOf(catalog: Catalog): Search {
  let search = searches.get(catalog.features);
  if (search === undefined) {
    search = createSearch(catalog);
    searches.set(catalog.features, search);
  }
  return search;
}

/** What is found; undefined when nothing is searched for. Typing never waits for it. */
export function useFound(): Found | undefined {
  const text = useDeferredValue(useSearchText());
  const search = useSearch();
  const { byId, evidence } = useCatalog();
  const features = useWizardState(({ draft }) => draft.features);
  const release = useWizardState(({ draft }) => draft.release);
  const states = useWizardState(({ view }) => view?.states);
  return useMemo(() => {
    if (text.trim() === '') return undefined;
    const members = membersOf(byId, features);
    return search.find(text, {
      isChosen: (id) => members.has(id),
      isProven: (id) => evidence[release]?.[id] !== undefined,
      isAvailable: (id) => states?.[id]?.state !== 'unavailable',
    });
  }, [text, search, byId, features, states, evidence, release]);
}
