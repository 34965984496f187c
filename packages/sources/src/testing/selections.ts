import { optionsOf, type Feature, type Library, type OptionSchema } from '@stagecraft/engine';
import fc from 'fast-check';

export type Features = Record<string, Record<string, unknown>>;

/** Any choice of features, each with any of its options' values that a person could give. */
export function selections(library: Library): fc.Arbitrary<Features> {
  return fc
    .subarray([...library.features.values()])
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((feature) => featureOptions(feature).map((o) => [feature.id, o] as const)),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

/** The same features in another order, of features and of options. */
export function shuffled(features: Features): fc.Arbitrary<Features> {
  return reordered(features).chain((again) =>
    fc
      .tuple(...Object.values(again).map((options) => reordered(options)))
      .map((options) =>
        Object.fromEntries(Object.keys(again).map((id, i) => [id, options[i] ?? {}])),
      ),
  );
}

function reordered<T>(record: Record<string, T>): fc.Arbitrary<Record<string, T>> {
  const entries = Object.entries(record);
  return fc
    .shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length })
    .map((list) => Object.fromEntries(list));
}

function featureOptions(feature: Feature): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(
    optionsOf(feature).map(({ name, schema }) => [name, fc.constantFrom(...candidates(schema))]),
  );
  const requiredKeys = optionsOf(feature)
    .filter(({ required, schema }) => required && schema.default === undefined)
    .map(({ name }) => name);
  return fc.record(values, { requiredKeys }).map((options) => ({ ...options }));
}

function candidates(schema: OptionSchema): readonly unknown[] {
  if (schema.enum !== undefined) return schema.enum;
  if (schema.type === 'boolean') return [true, false];
  const known = [
    ...(schema.examples ?? []),
    ...(schema.default === undefined ? [] : [schema.default]),
  ];
  return known.length > 0 ? known : ['acme'];
}
