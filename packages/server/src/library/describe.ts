import { optionsOf, type Feature, type Library } from '@stagecraft/engine';
import { z } from 'zod';

const jsonSchema = z.record(z.string(), z.unknown()).describe('JSON Schema');

const linksSchema = z.object({ docs: z.string(), source: z.string().optional() });

/** What a list of features tells about each. */
export const featureSummarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.string(),
    summary: z.string(),
    always: z.boolean().describe('Part of every project'),
    requires: z.array(z.string()).describe('Added along with it'),
    options: z.array(z.object({ name: z.string(), required: z.boolean() })),
    secrets: z.array(z.string()).describe('Names of the variables that it reads'),
    links: linksSchema,
  })
  .meta({ id: 'FeatureSummary' });

/** Everything about one feature. */
export const featureSchema = z
  .object({
    ...featureSummarySchema.shape,
    description: z.string().nullable(),
    keywords: z.array(z.string()),
    requiresOneOf: z.array(z.string()),
    requiredBy: z.array(z.string()),
    recommends: z.array(z.string()),
    conflicts: z.array(z.object({ feature: z.string(), because: z.string() })),
    releases: z.string().nullable().describe('A semver range of the releases it works on'),
    options: z.array(z.object({ name: z.string(), required: z.boolean(), schema: jsonSchema })),
    secrets: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        purpose: z.string(),
        obtain: z.string(),
        scopes: z.array(z.string()),
        note: z.string().optional(),
        optional: z.boolean(),
        production: z.boolean(),
      }),
    ),
    annotations: z.record(z.string(), z.string()).describe('Entity annotations that it reads'),
  })
  .meta({ id: 'Feature' });

export type FeatureSummary = z.infer<typeof featureSummarySchema>;
export type FeatureDetail = z.infer<typeof featureSchema>;

export function summaryOf(feature: Feature): FeatureSummary {
  return {
    ...commonOf(feature),
    options: optionsOf(feature).map(({ name, required }) => ({ name, required })),
    secrets: Object.keys(feature.secrets ?? {}),
  };
}

export function detailOf(feature: Feature, library: Library): FeatureDetail {
  return {
    ...commonOf(feature),
    description: feature.description ?? null,
    keywords: feature.keywords ?? [],
    requiresOneOf: feature.requiresOneOf ?? [],
    requiredBy: [...library.features.values()]
      .filter(({ requires = [] }) => requires.includes(feature.id))
      .map(({ id }) => id),
    recommends: feature.recommends ?? [],
    conflicts: feature.conflicts ?? [],
    releases: feature.releases ?? null,
    options: optionsOf(feature).map(({ name, required, schema }) => ({
      name,
      required,
      schema: { ...schema },
    })),
    secrets: Object.entries(feature.secrets ?? {}).map(([name, secret]) => ({
      name,
      title: secret.title,
      purpose: secret.purpose,
      obtain: secret.obtain,
      scopes: secret.scopes ?? [],
      ...(secret.note === undefined ? {} : { note: secret.note }),
      optional: secret.optional === true,
      production: secret.production === true,
    })),
    annotations: feature.annotations ?? {},
  };
}

function commonOf(feature: Feature) {
  return {
    id: feature.id,
    title: feature.title,
    category: feature.category,
    summary: feature.summary,
    always: feature.always === true,
    requires: feature.requires ?? [],
    links: feature.links,
  };
}
