import { isPlain, isPressed, type Combo } from './combo.ts';

/** Something that a key does. Without a handler it is only listed: its place handles it. */
export interface Shortcut {
  readonly combo: Combo;
  /** What it does, for the list of keys. */
  readonly label: string;
  readonly run?: ((event: KeyboardEvent) => void) | undefined;
}

export const isMac = typeof navigator === 'object' && /Mac|iPhone|iPad/.test(navigator.userAgent);

// Shared by all parts of the page: the last that asked for a key gets it.
let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

/** Takes effect until the function that it gives is called. */
export function addShortcut(shortcut: Shortcut): () => void {
  if (shortcuts.length === 0) document.addEventListener('keydown', onKey);
  change([...shortcuts, shortcut]);
  return () => {
    change(shortcuts.filter((other) => other !== shortcut));
    if (shortcuts.length === 0) document.removeEventListener('keydown', onKey);
  };
}

export function getShortcuts(): readonly Shortcut[] {
  return shortcuts;
}

export function subscribeShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Shortcut[]): void {
  shortcuts = next;
  for (const listener of listeners) listener();
}

// Keys without Ctrl can be in the way of those who speak to their computer: WCAG 2.1.4.
const STORED = 'stagecraft.keys';
let plainKeys = read() !== 'off';

/** Whether keys without Ctrl or ⌘ do anything. */
export function arePlainKeysOn(): boolean {
  return plainKeys;
}

export function setPlainKeys(on: boolean): void {
  plainKeys = on;
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat || isElsewhere(event)) return;
  const shortcut = shortcuts.findLast(
    ({ combo, run }) => run !== undefined && isPressed(combo, event, isMac),
  );
  if (shortcut === undefined) return;
  if (isPlain(shortcut.combo) && (!plainKeys || isTextHere(event.target))) return;
  event.preventDefault();
  shortcut.run?.(event);
}

/** In what lies over the page, as a menu or a dialog: it has keys of its own. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target === document.body) return false;
  return target.closest('#root') === null;
}

const TEXT = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';
const TYPE_AHEAD = '[role=menu], [role=listbox], [role=combobox]';

function isTextHere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TEXT}, ${TYPE_AHEAD}`) !== null;
}
