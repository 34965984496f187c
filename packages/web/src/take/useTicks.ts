import { useSyncExternalStore } from 'react';
import { keepInBrowser } from '../share/kept.ts';
import { hosted, ticked, TICKS, ticksOf } from './ticks.ts';

const kept = keepInBrowser(TICKS);

export interface ProjectProgress {
  readonly done: readonly string[];
  readonly host: string;
  readonly tick: (id: string, isDone: boolean) => void;
  readonly setHost: (host: string) => void;
}

/** What of a project's next steps is done, as the person said. */
export function useTicks(project: string): ProjectProgress {
  const ticks = useSyncExternalStore(kept.subscribe, kept.get);
  const { done, host = '' } = ticksOf(ticks, project);
  return {
    done,
    host,
    tick: (id, isDone) => kept.change((all) => ticked(all, project, id, isDone, Date.now())),
    setHost: (typed) => kept.change((all) => hosted(all, project, typed, Date.now())),
  };
}
