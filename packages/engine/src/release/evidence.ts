import { z } from 'zod';
import { FEATURE_ID } from '../library/id.ts';

const text = z.string().min(1);
const version = z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/);

/** A page that was opened, or a path of the backend that was asked, and what was there. */
const passedProbe = z
  .strictObject({
    page: text.optional(),
    request: text.optional(),
    shows: z.array(text).min(1),
  })
  .refine(({ page, request }) => (page === undefined) !== (request === undefined), {
    message: 'a page or a request',
  });

const featureEvidence = z.strictObject({
  proves: text.describe('What this shows, and what it does not'),
  packages: z.record(text, version).describe("The feature's packages at the versions that ran"),
  probes: z.array(passedProbe).min(1),
  picture: text
    .regex(/^[a-z0-9-]+\.jpg$/)
    .optional()
    .describe('A file beside evidence.json; absent for what has no page'),
  tests: z
    .array(z.strictObject({ file: text, name: text }))
    .optional()
    .describe('Tests of this repository that prove more'),
});
export type FeatureEvidence = z.infer<typeof featureEvidence>;

/**
 * `releases/<version>/evidence/evidence.json`: what is proven on a release. Written by a run of a
 * real portal alone; a feature whose probe failed is not in it.
 */
export const evidenceSchema = z.strictObject({
  release: version,
  date: z.iso.date(),
  node: version.describe('The Node that ran the portal'),
  features: z.record(z.string().regex(FEATURE_ID), featureEvidence),
});
export type Evidence = z.infer<typeof evidenceSchema>;
