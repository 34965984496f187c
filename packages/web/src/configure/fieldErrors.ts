import type { Problem } from '../worker/protocol.ts';
import { isTags, type FieldUi } from './formUi.ts';

/** RJSF's tree of messages: `__errors` at each place, the places below by name. */
export interface FieldErrors {
  readonly [place: string]: readonly string[] | FieldErrors;
}

interface MutableErrors {
  [place: string]: string[] | MutableErrors;
}

interface Shown {
  readonly ui: FieldUi;
  readonly values: Readonly<Record<string, unknown>>;
  /** Options that the person has been at: before that, a missing value is not held against them. */
  readonly touched: ReadonlySet<string>;
  /** The message for a problem, at its field: its place in the options. */
  readonly say: (problem: Problem, path: readonly string[]) => string;
  /** The message for one of several tags. */
  readonly sayTag: (tag: string) => string;
}

/**
 * The engine's problems as messages at the fields of a form.
 * @param problems - by place in the options, as `spaces.1`
 */
export function fieldErrors(problems: ReadonlyMap<string, Problem>, shown: Shown): FieldErrors {
  const errors: MutableErrors = {};
  for (const [place, problem] of problems) {
    const path = place.split('.');
    if (problem.code === 'MISSING_OPTION' && !shown.touched.has(place)) continue;
    const list = path.slice(0, -1);
    if (isTags(shown.ui, list)) {
      messagesAt(errors, list).push(shown.sayTag(valueAt(shown.values, path)));
    } else {
      messagesAt(errors, path).push(shown.say(problem, path));
    }
  }
  return errors;
}

function messagesAt(errors: MutableErrors, path: readonly string[]): string[] {
  let at = errors;
  for (const step of path) {
    const below = at[step];
    at = typeof below === 'object' && !Array.isArray(below) ? below : (at[step] = {});
  }
  const messages = at['__errors'];
  return Array.isArray(messages) ? messages : (at['__errors'] = []);
}

function valueAt(values: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined,
    values,
  );
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
