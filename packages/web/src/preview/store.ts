import type { Origin } from '@stagecraft/engine';
import { createStore, useStore } from '../store/store.ts';

/** Where most choices are seen: open until a person opens another. */
const FIRST_FILE = 'app-config.yaml';

export type PreviewView = 'files' | 'changes' | 'why';

/** What of the project is looked at. It is kept while the page is open, and never in its address. */
export interface PreviewState {
  readonly open: boolean;
  readonly view: PreviewView;
  /** The file that is open, also when a choice took it out of the project. */
  readonly path: string;
  /** The file of the last change that is open as a difference; the first when there is none. */
  readonly changed: string | undefined;
  /** Show only what this one put there. */
  readonly only: Origin | undefined;
  /** Of whom it is asked what they brought. */
  readonly subject: Origin | undefined;
  /** Where there is room for one thing: whether that is what was opened, or the list before it. */
  readonly detail: boolean;
  /** Folders that were opened and closed by hand. */
  readonly folders: ReadonlyMap<string, boolean>;
  readonly wrap: boolean;
  readonly sideBySide: boolean;
}

const store = createStore<PreviewState>({
  open: false,
  view: 'files',
  path: FIRST_FILE,
  changed: undefined,
  only: undefined,
  subject: undefined,
  detail: false,
  folders: new Map(),
  wrap: false,
  sideBySide: false,
});

export const getPreview = store.get;

export function changePreview(change: Partial<PreviewState>): void {
  store.set({ ...store.get(), ...change });
}

/** A part of the state. `select` must give the same object for the same state. */
export function usePreviewState<T>(select: (state: PreviewState) => T): T {
  return useStore(store, select);
}

type Target = Partial<Pick<PreviewState, 'view' | 'path' | 'changed' | 'only' | 'subject'>>;

/** Opens the preview, at a view, a file, or what someone brought if one is named. */
export function openPreview(target: Target = {}): void {
  const names = target.path ?? target.changed ?? target.subject;
  changePreview({ ...target, open: true, ...(names === undefined ? {} : { detail: true }) });
}

export function closePreview(): void {
  changePreview({ open: false });
}

export function togglePreview(): void {
  changePreview({ open: !store.get().open });
}

export interface Preview extends PreviewState {
  show(target?: Target): void;
  close(): void;
  toggle(): void;
}

/** The preview for other parts of the page: whether it is open and where, and how to open it. */
export function usePreview(): Preview {
  const current = useStore(store, (state) => state);
  return { ...current, show: openPreview, close: closePreview, toggle: togglePreview };
}
