/**
 * A key as people write it: `/`, `p`, `?`, `escape`, `mod+enter`. `mod` is ⌘ on a Mac and Ctrl
 * elsewhere.
 */
export type Combo = string;

/** What of a keyboard event decides which key it was. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

interface Keys {
  readonly mod: boolean;
  readonly key: string;
}

const MOD = 'mod+';

/** Where a Latin keyboard has a sign, for keyboards of other scripts. */
const CODES: Readonly<Record<string, string>> = { '/': 'Slash', '?': 'Slash' };

const LATIN = /^[\u0020-\u007e]$/;

export function isPressed(combo: Combo, event: Pressed, mac: boolean): boolean {
  const { mod, key } = keysOf(combo);
  const held = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (held !== mod || other || event.altKey) return false;
  if (key.length > 1 || LATIN.test(event.key)) {
    return event.key.toLowerCase() === key && (!isLetter(key) || !event.shiftKey);
  }
  // On a Thai keyboard, the key that says p gives another letter.
  return event.code === codeOf(key) && event.shiftKey === (key === '?');
}

/** A key without Ctrl or ⌘ that would be text in a field. */
export function isPlain(combo: Combo): boolean {
  const { mod, key } = keysOf(combo);
  return !mod && key.length === 1;
}

const NAMES: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  arrows: '← ↑ ↓ →',
};

/** The caps of a combination: `['⌘', 'Enter']`. */
export function capsOf(combo: Combo, mac: boolean): readonly string[] {
  const { mod, key } = keysOf(combo);
  const cap = NAMES[key] ?? key.toUpperCase();
  return mod ? [mac ? '⌘' : 'Ctrl', cap] : [cap];
}

function keysOf(combo: Combo): Keys {
  const mod = combo.startsWith(MOD);
  return { mod, key: mod ? combo.slice(MOD.length) : combo };
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function codeOf(key: string): string {
  return CODES[key] ?? `Key${key.toUpperCase()}`;
}
