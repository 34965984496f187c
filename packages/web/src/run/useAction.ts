import { useState } from 'react';
import { EngineProblems, type Problem } from '../worker/protocol.ts';

/** Something that the server is asked to do; what comes of it is heard from the run itself. */
export function useAction(work: () => Promise<void>): {
  act: () => void;
  isPending: boolean;
  problems: readonly Problem[];
} {
  const [isPending, setPending] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const act = () => {
    if (isPending) return;
    setPending(true);
    setProblems([]);
    work()
      .catch((error: unknown) => {
        if (!(error instanceof EngineProblems)) throw error;
        setProblems(error.problems);
      })
      .finally(() => setPending(false));
  };
  return { act, isPending, problems };
}
