import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ComponentType, type ReactNode } from 'react';
import { dataFiles } from 'virtual:stagecraft-data';
import { useLanguage } from '../text/TextProvider.tsx';
import type { Catalog, CatalogFeature } from './catalog.ts';

interface CatalogContextValue extends Catalog {
  readonly byId: ReadonlyMap<string, CatalogFeature>;
}

const CatalogContext = createContext<CatalogContextValue | undefined>(undefined);

export function dataUrl(name: string): string {
  return new URL(name, document.baseURI).href;
}

/** Loads what can be chosen; shows `loading` until then and `failed` when it can't be had. */
export function CatalogProvider(props: {
  children: ReactNode;
  loading: ReactNode;
  failed: ComponentType<{ retry: () => void }>;
}) {
  const { language } = useLanguage();
  const { data, isError, refetch } = useQuery({
    queryKey: ['catalog', language],
    queryFn: ({ signal }) => fetchCatalog(language, signal),
    // While another language loads, the page stays as it is.
    placeholderData: keepPreviousData,
    // Its name changes with its content.
    staleTime: Infinity,
  });
  const value = useMemo(
    () => data && { ...data, byId: new Map(data.features.map((feature) => [feature.id, feature])) },
    [data],
  );
  if (isError) return <props.failed retry={() => void refetch()} />;
  if (value === undefined) return <>{props.loading}</>;
  return <CatalogContext.Provider value={value}>{props.children}</CatalogContext.Provider>;
}

export function useCatalog(): CatalogContextValue {
  const catalog = useContext(CatalogContext);
  if (catalog === undefined) throw new TypeError('useCatalog needs a CatalogProvider');
  return catalog;
}

/** In English where the library is not translated. */
async function fetchCatalog(language: string, signal: AbortSignal): Promise<Catalog> {
  const file = dataFiles.catalogs[language] ?? dataFiles.catalogs['en'];
  const response = await fetch(dataUrl(file ?? ''), { signal });
  if (!response.ok) throw new Error(`The catalog could not be loaded: ${response.status}`);
  return (await response.json()) as Catalog;
}
