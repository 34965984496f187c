import { createStore, useStore } from '../store/store.ts';

/** What opens below a card: the values to fill in, or what there is to know. */
export type Panel = 'form' | 'details';

const open = createStore<ReadonlySet<string>>(new Set());

export function usePanel(id: string, panel: Panel): boolean {
  return useStore(open, (keys) => keys.has(`${panel}:${id}`));
}

export function setPanel(id: string, panel: Panel, shown: boolean): void {
  const keys = new Set(open.get());
  if (shown) keys.add(`${panel}:${id}`);
  else keys.delete(`${panel}:${id}`);
  open.set(keys);
}

export function isPanelOpen(id: string, panel: Panel): boolean {
  return open.get().has(`${panel}:${id}`);
}

export function closePanels(id: string): void {
  setPanel(id, 'form', false);
  setPanel(id, 'details', false);
}
