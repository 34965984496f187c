import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { Locate } from '../blueprint/parse.ts';
import { StagecraftError } from '../errors.ts';
import { nearest, suggestion } from '../nearest.ts';
import type { Members, OptionValues } from './condition.ts';
import type { Feature } from './feature.ts';
import {
  optionApplies,
  optionsOf,
  withDefaults,
  type Option,
  type OptionSchema,
} from './options.ts';

const validators = new WeakMap<Feature, Validator>();

function validatorOf(feature: Feature): Validator {
  let validator = validators.get(feature);
  if (validator === undefined) {
    // Unknown names get an error of their own, so the schema itself stays open.
    const schema = { ...feature.options, type: 'object', additionalProperties: true };
    validator = new Validator(schema as Schema, '2020-12', false);
    validators.set(feature, validator);
  }
  return validator;
}

/** Whether a value is as a JSON Schema says; for choosing among several, as `oneOf` does. */
export function matchesSchema(value: unknown, schema: Readonly<Record<string, unknown>>): boolean {
  return new Validator(schema as Schema, '2020-12', true).validate(value).valid;
}

/** Everything that is wrong with a feature's options, beside the chosen features. */
export function checkOptions(
  feature: Feature,
  given: OptionValues,
  locate: Locate,
  chosen: Members,
): StagecraftError[] {
  const options = new Map(optionsOf(feature).map((option) => [option.name, option]));
  const errors: StagecraftError[] = [];
  for (const name of Object.keys(given)) {
    if (!options.has(name)) errors.push(unknownOption(feature, name, [...options.keys()], locate));
  }
  const values = withDefaults(feature, given, chosen);
  for (const option of options.values()) {
    const missing = option.required && option.schema.default === undefined;
    if (missing && given[option.name] === undefined && optionApplies(option, values, chosen)) {
      errors.push(missingOption(feature, option, locate));
    }
  }
  return [...errors, ...wrongValues(feature, values, options, locate)];
}

function wrongValues(
  feature: Feature,
  values: OptionValues,
  options: ReadonlyMap<string, Option>,
  locate: Locate,
): StagecraftError[] {
  return validatorOf(feature)
    .validate(values)
    .errors.filter((error) => error.instanceLocation !== '#')
    .filter((error, index, all) => isDeepest(error.instanceLocation, index, all))
    .map((error) => {
      const path = error.instanceLocation.slice(2).split('/').filter(Boolean);
      return invalidOption(feature, path, options.get(path[0] ?? ''), error, locate);
    });
}

/** The validator reports a wrong value at each level above it as well. */
function isDeepest(at: string, index: number, all: readonly { instanceLocation: string }[]) {
  const deeper = all.some((other) => other.instanceLocation.startsWith(`${at}/`));
  return !deeper && all.findIndex((other) => other.instanceLocation === at) === index;
}

function unknownOption(feature: Feature, name: string, known: string[], locate: Locate) {
  const near = nearest(name, known);
  return new StagecraftError({
    code: 'UNKNOWN_OPTION',
    message: `${feature.title} ("${feature.id}") has no option "${name}".`,
    fix:
      near !== undefined
        ? `Did you mean "${near}"?`
        : known.length === 0
          ? 'It has no options: write {}.'
          : `Its options: ${known.join(', ')}.`,
    position: locate(['features', feature.id, name]),
    path: ['features', feature.id, name],
    params: { ...paramsOf(feature), option: name, ...suggestion(name, known) },
  });
}

function missingOption(feature: Feature, option: Option, locate: Locate) {
  return new StagecraftError({
    code: 'MISSING_OPTION',
    message: `${feature.title} needs "${option.name}"${option.schema.title === undefined ? '' : ` (${option.schema.title})`}.`,
    fix: `Set features.${feature.id}.${option.name} in the blueprint, or --set ${feature.id}.${option.name}=<value>.`,
    position: locate(['features', feature.id]),
    path: ['features', feature.id, option.name],
    params: { ...paramsOf(feature), ...paramsOfOption(option) },
  });
}

function invalidOption(
  feature: Feature,
  path: readonly string[],
  option: Option | undefined,
  problem: OutputUnit,
  locate: Locate,
) {
  const reason = problem.error.replace(/\.$/, '');
  const { schema } = option ?? { schema: {} as OptionSchema };
  const example = schema.examples?.[0];
  const fix = schema.enum
    ? `Choose one of: ${schema.enum.join(', ')}.`
    : example !== undefined
      ? `Write it as ${JSON.stringify(example)}.`
      : `It must be ${schema.type ?? 'as its schema says'}: see \`stagecraft features ${feature.id}\`.`;
  return new StagecraftError({
    code: 'INVALID_OPTION',
    message: `${feature.id}.${path.join('.')} is not valid: ${reason}.`,
    fix,
    position: locate(['features', feature.id, ...path]),
    path: ['features', feature.id, ...path],
    params: {
      ...paramsOf(feature),
      ...(option === undefined ? { option: path[0] ?? '' } : paramsOfOption(option)),
      rule: problem.keyword,
      reason,
    },
  });
}

function paramsOf(feature: Feature): Record<string, string> {
  return { feature: feature.id, featureTitle: feature.title };
}

function paramsOfOption({ name, schema }: Option): Record<string, string> {
  const example = schema.examples?.[0];
  return {
    option: name,
    optionTitle: schema.title ?? name,
    ...(schema.type === undefined ? {} : { type: schema.type }),
    ...(schema.enum === undefined ? {} : { choices: schema.enum.join(', ') }),
    ...(example === undefined ? {} : { example: JSON.stringify(example) }),
  };
}
