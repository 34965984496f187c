import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

// public/theme.js reads the same key before the first paint.
const STORED = 'stagecraft.theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let chosen: Theme = read();

darkSystem.addEventListener('change', show);

/** What the person chose, and what that means now. */
export function useTheme(): { theme: Theme; mode: 'light' | 'dark'; setTheme(theme: Theme): void } {
  const theme = useSyncExternalStore(subscribe, () => chosen);
  const mode = useSyncExternalStore(subscribe, modeNow);
  return { theme, mode, setTheme };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setTheme(theme: Theme): void {
  chosen = theme;
  try {
    if (theme === 'system') localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, theme);
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
  show();
}

function modeNow(): 'light' | 'dark' {
  if (chosen !== 'system') return chosen;
  return darkSystem.matches ? 'dark' : 'light';
}

function show(): void {
  const { dataset } = document.documentElement;
  // At once: what takes its color from what it stands in would follow long after that.
  dataset['themeSwitching'] = '';
  dataset['themeMode'] = modeNow();
  requestAnimationFrame(() => requestAnimationFrame(() => delete dataset['themeSwitching']));
  for (const listener of listeners) listener();
}

function read(): Theme {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}
