import { applies, type Members, type OptionValues } from './condition.ts';
import type { Condition, Feature } from './feature.ts';

/** One option as interfaces show it. */
export interface Option {
  readonly name: string;
  readonly required: boolean;
  /** The option's own JSON Schema. */
  readonly schema: OptionSchema;
}

export interface OptionSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: OptionSchema;
  /** Our own keyword: the option is there only when all of this holds. See {@link optionApplies}. */
  readonly when?: Condition;
}

/** The options of a feature in the order of its schema. */
export function optionsOf(feature: Pick<Feature, 'options'>): readonly Option[] {
  const properties = (feature.options?.['properties'] ?? {}) as Record<string, OptionSchema>;
  const required = (feature.options?.['required'] ?? []) as readonly string[];
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

/**
 * Whether an option means anything beside the others: one with a `when` that does not hold is not
 * asked for, neither required nor checked, and has no value.
 *
 * @param values - of the feature's options, with their defaults
 * @param chosen - the features of the project
 */
export function optionApplies(
  { schema }: Pick<Option, 'schema'>,
  values: OptionValues,
  chosen: Members,
): boolean {
  return applies({ when: schema.when }, { options: values, features: chosen });
}

/**
 * The values of the options that apply, in the order of the schema: those given, and the defaults of
 * those not given. A condition sees only the options before its own.
 */
export function withDefaults(
  feature: Pick<Feature, 'options'>,
  given: OptionValues,
  chosen: Members,
): OptionValues {
  const values: Record<string, unknown> = {};
  for (const option of optionsOf(feature)) {
    const value = given[option.name] ?? option.schema.default;
    if (value === undefined || value === null) continue;
    if (optionApplies(option, values, chosen)) values[option.name] = value;
  }
  return values;
}
