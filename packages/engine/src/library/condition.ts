import type { Condition } from './feature.ts';

export type OptionValues = Readonly<Record<string, unknown>>;

/** What conditions and interpolation can see: the own options, and every chosen feature's. */
export interface Scope {
  readonly options: OptionValues;
  readonly features: ReadonlyMap<string, OptionValues>;
  readonly project: {
    readonly name: string;
    readonly title: string;
    readonly organization: string;
  };
}

interface Conditional {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** Whether a part of a feature applies: `when` holds (or is absent) and `unless` does not. */
export function applies(part: Conditional, scope: Scope): boolean {
  if (part.when !== undefined && !holds(part.when, scope)) return false;
  return part.unless === undefined || !holds(part.unless, scope);
}

function holds(condition: Condition, scope: Scope): boolean {
  const features = condition.features ?? [];
  if (!features.every((id) => scope.features.has(id))) return false;
  return Object.entries(condition.options ?? {}).every(([name, expected]) =>
    matches(scope.options[name], expected),
  );
}

function matches(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) return expected.includes(actual);
  if (expected === true && typeof actual !== 'boolean') return isSet(actual);
  if (expected === false && typeof actual !== 'boolean') return !isSet(actual);
  return actual === expected;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
