import { z } from 'zod';
import type { LockfileGraph, PackageSizes } from '../lockfile/index.ts';

const exactVersion = z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/);

/** `releases/<version>/release.yaml`: what a Backstage release is made from. */
export const releaseDefinitionSchema = z.strictObject({
  version: exactVersion,
  createApp: z.strictObject({
    version: exactVersion,
    integrity: z.string().startsWith('sha512-'),
    template: z.string(),
  }),
  node: z.string().describe('Semver range of Node that the release supports'),
  lockfile: z
    .boolean()
    .describe('Whether the release folder holds a lockfile for the whole library'),
  resolutions: z
    .array(z.strictObject({ package: z.string(), version: z.string(), because: z.string() }))
    .optional()
    .describe('Written into the root package.json of every project that reaches the package'),
  amendments: z
    .array(
      z.strictObject({
        workspace: z.enum(['root', 'app', 'backend']),
        package: z.string(),
        range: z.string(),
        because: z.string(),
      }),
    )
    .optional()
    .describe("Version ranges of the template that don't work and what replaces them"),
});
export type ReleaseDefinition = z.infer<typeof releaseDefinitionSchema>;

/** What stands in the rendered base for the project's name. */
export const NAME_PLACEHOLDER = '__stagecraft_project_name__';

/** The branch name that the base is rendered with. */
export const DEFAULT_BRANCH = 'main';

/** A Backstage release with all that the engine needs to compose on it. */
export interface Release extends ReleaseDefinition {
  /** Exact versions by package name: Backstage's own and the library's third parties. */
  readonly packages: ReadonlyMap<string, string>;
  /** The rendered template, by path, with {@link NAME_PLACEHOLDER} for the project's name. */
  readonly base: ReadonlyMap<string, string | Uint8Array>;
  /** Covers the whole library; absent for releases that are only upgraded from. */
  readonly graph?: LockfileGraph;
  /** What each package of the lockfile takes up when installed; absent where nobody measured. */
  readonly sizes?: PackageSizes;
}
