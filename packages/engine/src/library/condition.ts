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
  /** In demo mode: what the stand-in gave, its `url` among it. */
  readonly standIn?: Readonly<Record<string, string>>;
  /** Where requests to upstreams are made: the configuration that the portal gets. */
  readonly config?: unknown;
}

/** What a condition looks at. */
export interface Facts {
  readonly options: OptionValues;
  readonly features: Members;
}

/** Whether a project holds a feature. */
export interface Members {
  has(id: string): boolean;
}

interface Conditional {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | readonly Condition[] | undefined;
}

/** Whether a part of a feature applies: `when` holds (or is absent) and no `unless` does. */
export function applies(part: Conditional, facts: Facts): boolean {
  if (part.when !== undefined && !holds(part.when, facts)) return false;
  return ![part.unless ?? []].flat().some((each) => holds(each, facts));
}

function holds(condition: Condition, { options, features }: Facts): boolean {
  if (condition.features?.every((id) => features.has(id)) === false) return false;
  return Object.entries(condition.options ?? {}).every(([name, expected]) =>
    matches(options[name], expected),
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
