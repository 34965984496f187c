import { useSyncExternalStore } from 'react';

type Secrets = Readonly<Record<string, string>>;

let values: Secrets = {};
const listeners = new Set<() => void>();

/**
 * Secrets that a person types for a server on their own machine, by the name of the variable. They
 * last as long as the page, get into no storage and no address, and go to the project's `.env` alone.
 */
export function useSecrets(): {
  values: Secrets;
  set: (name: string, value: string) => void;
  clear: () => void;
} {
  return { values: useSyncExternalStore(subscribe, () => values), set, clear };
}

function set(name: string, value: string): void {
  const { [name]: _, ...rest } = values;
  values = value === '' ? rest : { ...rest, [name]: value };
  tell();
}

function clear(): void {
  values = {};
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
