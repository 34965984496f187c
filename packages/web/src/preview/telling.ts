/** What tells most about a choice comes first: configuration, then code, then what follows. */
const TELLING: readonly RegExp[] = [/^app-config/, /^(?:packages|plugins)\/.*\/src\//, /\//];

/** Paths of files in the order in which a person wants to read them. */
export function mostTellingFirst(paths: readonly string[]): readonly string[] {
  return paths.toSorted((a, b) => rank(a) - rank(b));
}

function rank(path: string): number {
  const found = TELLING.findIndex((pattern) => pattern.test(path));
  return found < 0 ? TELLING.length : found;
}
