import { useEffect, useSyncExternalStore } from 'react';
import { useWizard } from '../wizard/useWizard.tsx';
import type { Wizard } from '../wizard/wizard.ts';
import { HISTORY, recorded, type HistoryEntry } from './history.ts';
import { keepInBrowser } from './kept.ts';

/** Milliseconds without a change, before what is chosen counts as worked on. */
const PAUSE = 1500;

export const historyStore = keepInBrowser(HISTORY);

export function useHistory(): readonly HistoryEntry[] {
  return useSyncExternalStore(historyStore.subscribe, historyStore.get);
}

/** Puts what the person works on into the history, when they pause. */
export function useHistoryRecorder(): void {
  const wizard = useWizard();
  useEffect(() => recordWork(wizard), [wizard]);
}

function recordWork(wizard: Wizard): () => void {
  /** Projects that this page has put into the history: when one is renamed, its entry is as well. */
  const begun = new Set<string>();
  let last: string | undefined;
  let { draft } = wizard.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function record(): void {
    const { view, lastEdit } = wizard.getState();
    if (view?.made === undefined || view.share === undefined || lastEdit.how === 'opened') return;
    const { name, title } = view.draft;
    const visit = { name, share: view.share, time: Date.now(), ...(title ? { title } : {}) };
    const isNew = historyStore.get().every((entry) => entry.name !== name);
    const renamedFrom = last !== undefined && begun.has(last) ? last : undefined;
    historyStore.change((entries) => recorded(entries, visit, renamedFrom));
    if (isNew) begun.add(name);
    last = name;
  }

  const unsubscribe = wizard.subscribe(() => {
    const state = wizard.getState();
    if (state.draft !== draft) {
      const { how, place } = state.lastEdit;
      const renamed = how === 'typing' && place === 'name';
      if (state.draft.name !== draft.name && !renamed) last = undefined;
      draft = state.draft;
    }
    clearTimeout(timer);
    if (state.settled && state.touched) timer = setTimeout(record, PAUSE);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
