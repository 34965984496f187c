import type { Evidence } from '@stagecraft/engine';
import { useQuery } from '@tanstack/react-query';
import { dataFiles } from 'virtual:stagecraft-data';
import { dataUrl } from '../catalog/useCatalog.tsx';

/** What is proven on a release; pictures are names of data files. */
export function useEvidence(release: string) {
  const file = dataFiles.evidence[release];
  return useQuery({
    queryKey: ['evidence', file],
    queryFn: async ({ signal }): Promise<Evidence> => {
      const response = await fetch(dataUrl(file ?? ''), { signal });
      if (!response.ok) throw new Error(`The evidence could not be loaded: ${response.status}`);
      return (await response.json()) as Evidence;
    },
    enabled: file !== undefined,
    // Its name changes with its content.
    staleTime: Infinity,
  });
}
