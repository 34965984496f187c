import type { Origin } from '@stagecraft/engine';

/** As the engine names them: Backstage's own template, and what is in every project. */
const NO_FEATURES: ReadonlySet<Origin> = new Set(['template', 'stagecraft']);

export function isFeature(origin: Origin): boolean {
  return !NO_FEATURES.has(origin);
}

/** The features among them, each once. */
export function featuresAmong(origins: readonly Origin[]): readonly Origin[] {
  return [...new Set(origins.filter(isFeature))];
}

/** Features first, then Stagecraft, then the template; each once. */
export function inOrder(origins: readonly Origin[]): readonly Origin[] {
  const all = new Set(origins);
  const rest = ['stagecraft', 'template'].filter((origin) => all.has(origin));
  return [...featuresAmong(origins), ...rest];
}
