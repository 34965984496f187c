import { useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { keepInBrowser } from '../share/kept.ts';
import { elapsed, heard, NO_RUN, type Run } from './events.ts';
import { followProject } from './follow.ts';
import { runOf, RUNS, type RunRecord } from './runs.ts';

const SECOND = 1000;

/** What creations were begun with, in this browser. */
export const runs = keepInBrowser(RUNS);

/** A project of the server, as it is now. */
export function useRun(id: string): Run {
  const [run, tell] = useReducer(heard, NO_RUN);
  useEffect(() => followProject(id, tell), [id]);
  return run;
}

export function useRunRecord(id: string): RunRecord | undefined {
  const all = useSyncExternalStore(runs.subscribe, runs.get);
  return runOf(all, id);
}

/** How long it took or takes, in milliseconds; goes on while it runs. */
export function useElapsed(run: Run, begun: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const goesOn = run.project?.status === 'running' || Object.keys(run.seen).length > 0;
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [goesOn]);
  return elapsed(run, now, begun);
}
