import { useDeferredValue, useEffect, useMemo } from 'react';
import { fetchAhead } from '../../lazy/lazyPart.tsx';
import { createStore, useStore } from '../../store/store.ts';
import { useWizardState } from '../../wizard/useWizard.tsx';
import { membersOf } from '../members.ts';
import { useCatalog } from '../useCatalog.tsx';
import type { Found, Search } from './search.ts';

/** What stands in the search field. */
export const searchText = createStore('');

export function clearSearch(): void {
  searchText.set('');
}

export function useSearchText(): string {
  return useStore(searchText, (text) => text);
}

const loaded = createStore<typeof import('./search.ts') | undefined>(undefined);

/** Fetches the index's code, before the first word is typed. */
export async function loadSearch(): Promise<void> {
  loaded.set(await import('./search.ts'));
}
fetchAhead(loadSearch);

const searches = new WeakMap<readonly unknown[], Search>();

/** The index over the catalog as it is shown; undefined while its code is fetched. */
export function useSearch(): Search | undefined {
  const catalog = useCatalog();
  const code = useStore(loaded, (module) => module);
  const isAsked = useSearchText() !== '';
  useEffect(() => {
    if (isAsked) void loadSearch();
  }, [isAsked]);
  return useMemo(() => {
    if (code === undefined) return undefined;
    const known = searches.get(catalog.features) ?? code.createSearch(catalog);
    searches.set(catalog.features, known);
    return known;
  }, [code, catalog]);
}

/** What is found; undefined when nothing is searched for. Typing never waits for it. */
export function useFound(): Found | undefined {
  const text = useDeferredValue(useSearchText());
  const search = useSearch();
  const { byId, evidence } = useCatalog();
  const isAsked = text.trim() !== '' && search !== undefined;
  // Choices matter to a search only.
  const draft = useWizardState((state) => (isAsked ? state.draft : undefined));
  const states = useWizardState(({ view }) => (isAsked ? view?.states : undefined));
  return useMemo(() => {
    if (!isAsked || draft === undefined) return undefined;
    const { features, release } = draft;
    const members = membersOf(byId, features);
    return search.find(text, {
      isChosen: (id) => members.has(id),
      isProven: (id) => evidence[release]?.[id] !== undefined,
      isAvailable: (id) => states?.[id]?.state !== 'unavailable',
    });
  }, [isAsked, text, search, byId, draft, states, evidence]);
}
