import { distance } from 'fastest-levenshtein';

/** The candidate that a mistyped name most likely means, if one is close enough to say so. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** A longer list is none that one reads in an error, and there may be an error for each of many names. */
const MOST = 40;

/** `Did you mean "x"?`, or the whole list where nothing is near and the list is short. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const near = nearest(name, all);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (all.length > MOST) return 'No name is like it.';
  return all.length === 0 ? 'There are none to choose from.' : `Choose one of: ${all.join(', ')}.`;
}

/** The same as values for a translation: `suggestion` where one is near, else `choices`. */
export function suggestion(name: string, candidates: Iterable<string>): Record<string, string> {
  const all = [...candidates];
  const near = nearest(name, all);
  if (near !== undefined) return { suggestion: near };
  return all.length === 0 || all.length > MOST ? {} : { choices: all.join(', ') };
}
