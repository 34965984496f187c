import type {
  WorkItem,
  WorkItemQuery,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import { useCallback, useEffect, useRef, useState } from 'react';

export type LoadWorkItems = (
  query: WorkItemQuery,
  signal: AbortSignal,
) => Promise<WorkItemsResponse>;

export interface WorkItems {
  /** The newest answer; of the query before while the next one is awaited. */
  response: WorkItemsResponse | undefined;
  /** Of all pages so far. */
  items: WorkItem[];
  error: Error | undefined;
  isPending: boolean;
  /** Undefined when there are no more. */
  loadMore: (() => void) | undefined;
  reload: () => void;
}

interface State {
  response?: WorkItemsResponse;
  items: WorkItem[];
  error?: Error;
  isPending: boolean;
}

/** `load` must stay the same from one rendering to the next. */
export function useWorkItems(
  load: LoadWorkItems,
  query: WorkItemQuery,
): WorkItems {
  const [state, setState] = useState<State>({ items: [], isPending: true });
  const [attempt, setAttempt] = useState(0);
  const underWay = useRef<AbortController>();
  const asked = JSON.stringify(query);

  const ask = useCallback(
    async (cursor: string | undefined) => {
      underWay.current?.abort();
      const controller = new AbortController();
      underWay.current = controller;
      const { signal } = controller;
      setState(before => ({ ...before, isPending: true, error: undefined }));
      try {
        const next = { ...(JSON.parse(asked) as WorkItemQuery), cursor };
        const response = await load(next, signal);
        if (signal.aborted) return;
        setState(before => ({
          response,
          items: cursor ? [...before.items, ...response.items] : response.items,
          isPending: false,
        }));
      } catch (error) {
        if (signal.aborted) return;
        setState(before => ({
          ...before,
          error: error as Error,
          isPending: false,
        }));
      }
    },
    [load, asked],
  );

  useEffect(() => {
    void ask(undefined);
    return () => underWay.current?.abort();
  }, [ask, attempt]);

  const { response, items, error, isPending } = state;
  const cursor = response?.nextCursor;
  return {
    response,
    items,
    error,
    isPending,
    loadMore: cursor ? () => void ask(cursor) : undefined,
    reload: () => setAttempt(before => before + 1),
  };
}
