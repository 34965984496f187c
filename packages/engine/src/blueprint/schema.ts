import { z } from 'zod';
import { FEATURE_ID } from '../library/id.ts';

/** The newest format that this engine reads and the one it writes. */
export const BLUEPRINT_FORMAT = 1;

const MAX_TEXT = 80;

/** npm's rules for a package name without a scope, and short enough for a folder and a host name. */
export const PROJECT_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const line = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  // eslint-disable-next-line no-control-regex -- control characters are what it is to refuse
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'one line without control characters');

export const blueprintSchema = z.strictObject({
  stagecraft: z.literal(BLUEPRINT_FORMAT).describe('Version of this format'),
  name: z
    .string()
    .max(50)
    .regex(PROJECT_NAME, 'lower-case words joined by hyphens, as acme-portal')
    .describe('Name of the project: its folder, its image'),
  title: line.optional().describe('What the portal calls itself'),
  organization: line.optional().describe('Whose portal it is'),
  release: z
    .string()
    .regex(/^(latest|\d+\.\d+\.\d+)$/, 'a Backstage release as 1.55.0, or latest')
    .default('latest')
    .describe('The Backstage release, or latest'),
  features: z
    .record(
      z.string().regex(FEATURE_ID, 'lower-case words joined by hyphens'),
      z.record(z.string(), z.unknown()).nullable(),
    )
    .describe('What is chosen, each with its options'),
});

type Parsed = z.infer<typeof blueprintSchema>;

/** A person's choices. Never holds a secret. */
export interface Blueprint extends Omit<Parsed, 'features'> {
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
