import { useCallback, useEffect, useState } from 'react';

/** Something that is fetched, and may take minutes to be there. */
export interface Answer<T> {
  /** The last one, also while another is fetched. */
  value?: T;
  error?: Error;
  isLoading: boolean;
  /** It is being computed for the first time. */
  isPending: boolean;
  retry: () => void;
}

const POLL = 5_000;

/**
 * Fetches whenever `key` changes, and again while what is asked for is still being computed.
 * `load` answers undefined as long as it is.
 */
export function useAnswer<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T | undefined>,
): Answer<T> {
  const [state, setState] = useState<Omit<Answer<T>, 'retry'>>({
    isLoading: true,
    isPending: false,
  });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const value = await load(abort.signal);
        if (abort.signal.aborted) return;
        if (value === undefined) {
          setState({ isLoading: true, isPending: true });
          timer = setTimeout(ask, POLL);
          return;
        }
        setState({ value, isLoading: false, isPending: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        setState({
          error: error instanceof Error ? error : new Error(String(error)),
          isLoading: false,
          isPending: false,
        });
      }
    };
    setState(({ value }) => ({ value, isLoading: true, isPending: false }));
    ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    // What is loaded is named by the key; a new function alone is nothing new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
