import { optionApplies, optionsOf, withDefaults, type Option } from '@stagecraft/engine';
import type { CatalogFeature } from '../catalog/catalog.ts';

type Values = Readonly<Record<string, unknown>>;
type WithOptions = Pick<CatalogFeature, 'options'>;

/** The options to ask for: what a feature can't do without or knows nothing of, and the others. */
export interface AskedOptions {
  /** Shown at once, required ones first. */
  readonly main: readonly string[];
  /** Folded away: what has a value already. */
  readonly more: readonly string[];
}

/**
 * Which options of a feature mean something beside the others and the features of the project.
 * @param given - what the person set
 */
export function askedOptions(
  feature: WithOptions,
  given: Values,
  members: { has(id: string): boolean },
): AskedOptions {
  const values = withDefaults(feature, given, members);
  const asked = optionsOf(feature).filter((option) => optionApplies(option, values, members));
  const main = asked.filter(isMain);
  if (main.length === 0) return { main: asked.map(({ name }) => name), more: [] };
  return {
    main: [...main.filter(isNeeded), ...main.filter((option) => !isNeeded(option))].map(
      ({ name }) => name,
    ),
    more: asked.filter((option) => !isMain(option)).map(({ name }) => name),
  };
}

function isNeeded({ required, schema }: Option): boolean {
  return required && schema.default === undefined;
}

/** An address is one's own even where there is a default. */
function isMain({ required, schema }: Option): boolean {
  return required || schema.default === undefined || schema.format === 'uri';
}

/** Whether there is anything to fill in, ever. */
export function hasOptions(feature: WithOptions): boolean {
  return optionsOf(feature).length > 0;
}

interface ValueSchema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
}

/**
 * What a person set, out of what the form holds: without what is empty or is the default anyway, so
 * that the blueprint stays short and a later default comes through.
 */
export function givenOf(feature: WithOptions, values: Values): Values {
  return setValues(values, propertiesOf(feature.options));
}

function setValues(values: Values, schemas: Readonly<Record<string, ValueSchema>>): Values {
  const set = Object.entries(values).flatMap(([name, value]) => {
    const schema = schemas[name] ?? {};
    const own = isRecord(value) ? setValues(value, schema.properties ?? {}) : value;
    const isDefault = sameValue(own, schema.default);
    return isDefault || isEmpty(own, schema.default) ? [] : [[name, own] as const];
  });
  return Object.fromEntries(set);
}

/** An empty list means something where the default is not empty. */
function isEmpty(value: unknown, byDefault: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0 && byDefault === undefined;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** Of plain data, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name]))
  );
}

/** The schema of the form: only what is asked for, so that nothing else can be in the way. */
export function formSchema(feature: WithOptions, { main, more }: AskedOptions): Values {
  const properties = propertiesOf(feature.options);
  const asked = [...main, ...more].map((name) => [name, properties[name]] as const);
  const required = (feature.options?.['required'] ?? []) as readonly string[];
  return {
    type: 'object',
    properties: Object.fromEntries(asked),
    required: required.filter((name) => main.includes(name) || more.includes(name)),
    ...(feature.options?.['$defs'] === undefined ? {} : { $defs: feature.options['$defs'] }),
  };
}

function propertiesOf(schema: Values | undefined): Readonly<Record<string, ValueSchema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, ValueSchema>>;
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
