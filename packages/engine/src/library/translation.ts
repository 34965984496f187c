import { z } from 'zod';
import { FEATURE_ID } from './id.ts';

const text = z.string().min(1);
const id = z.string().regex(FEATURE_ID, 'lower-case words joined by hyphens');

/**
 * `features/<category>/<id>/<language>.yaml`: what people read of a feature, in another language.
 * What is left out stays English, as the names of products do. Lists are in the order of the English.
 */
export const featureTranslationSchema = z.strictObject({
  title: text.optional().describe('When it is not the name of a product'),
  summary: text.optional(),
  description: text.optional(),
  keywords: z.array(text).optional().describe('Beside the English ones, which stay'),
  options: z
    .record(z.string(), z.strictObject({ title: text.optional(), description: text.optional() }))
    .optional(),
  secrets: z
    .record(
      z.string(),
      z.strictObject({
        title: text.optional(),
        purpose: text.optional(),
        note: text.optional(),
      }),
    )
    .optional(),
  conflicts: z.record(id, text).optional().describe('Why, by the other feature'),
  next: z.array(z.strictObject({ title: text.optional(), body: text.optional() })).optional(),
  elsewhere: z.array(text).optional().describe('Of its portal; the rest is what the portal shows'),
  proves: text.optional(),
});
export type FeatureTranslation = z.infer<typeof featureTranslationSchema>;

/** `features/categories.<language>.yaml` and `presets/<language>.yaml`: by id. */
export const headingsTranslationSchema = z.record(
  id,
  z.strictObject({ title: text.optional(), summary: text.optional() }),
);
export type HeadingsTranslation = z.infer<typeof headingsTranslationSchema>;

/** `features/environment.<language>.yaml`: variables that every project has, whatever was chosen. */
export const environmentTranslationSchema = z.record(
  z.string(),
  z.strictObject({ title: text, purpose: text }),
);
export type EnvironmentTranslation = z.infer<typeof environmentTranslationSchema>;

/** A library's texts in one language. */
export interface LibraryTranslation {
  readonly features: Readonly<Record<string, FeatureTranslation>>;
  readonly categories: HeadingsTranslation;
  readonly presets: HeadingsTranslation;
  readonly environment: EnvironmentTranslation;
}
