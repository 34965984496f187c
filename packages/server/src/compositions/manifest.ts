import {
  commandLine,
  shareBlueprint,
  StagecraftError,
  type Blueprint,
  type Composition,
  type Library,
  type TreeFile,
} from '@stagecraft/engine';
import { z } from 'zod';
import { HttpError } from '../problems/httpError.ts';

/** Bytes of one file that `files=*` still gives; larger ones are given by name. */
const MAX_EACH = 100_000;
/** Bytes of all contents in one answer. */
const MAX_ALL = 8_000_000;

export const warningSchema = z
  .object({ code: z.string(), message: z.string(), fix: z.string() })
  .meta({ id: 'Warning' });

const compositionWarningSchema = z
  .object({
    ...warningSchema.shape,
    params: z.record(z.string(), z.string()).describe('What the message was made of'),
    changes: z
      .array(z.looseObject({ kind: z.enum(['add', 'remove', 'release', 'set']) }))
      .describe('Changes of the blueprint, each of which mends it'),
  })
  .meta({ id: 'CompositionWarning' });

const origin = z
  .string()
  .describe("Id of a feature; 'template' for what upstream has, 'stagecraft' for every project");

const fileSchema = z
  .object({
    path: z.string(),
    bytes: z.int(),
    executable: z.boolean(),
    origins: z.array(origin),
    content: z.string().optional().describe('Only for files that were asked for'),
    encoding: z.enum(['utf8', 'base64']).optional().describe('Of content'),
  })
  .meta({ id: 'ProjectFile' });

const variableSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    purpose: z.string(),
    obtain: z.string().describe('Where to get it'),
    scopes: z.array(z.string()),
    note: z.string().optional(),
    optional: z.boolean(),
    production: z.boolean().describe('Needed in production only'),
    features: z.array(z.string()),
  })
  .meta({ id: 'EnvironmentVariable' });

/** What a composition is, for machines: as `stagecraft create --dry-run --json`. */
export const manifestSchema = z
  .object({
    project: z.object({
      name: z.string(),
      title: z.string(),
      organization: z.string(),
      release: z.string(),
    }),
    features: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        category: z.string(),
        options: z.record(z.string(), z.unknown()).describe('With defaults filled in'),
        addedFor: z.string().nullable().describe('The feature that needs it'),
      }),
    ),
    installedPackages: z.int().nullable().describe('null where the release has no lockfile'),
    installedBytes: z
      .int()
      .nullable()
      .describe('Size of node_modules on disk; null where the release does not know it'),
    environment: z.array(variableSchema),
    warnings: z.array(compositionWarningSchema),
    nextSteps: z.array(
      z.object({
        title: z.string(),
        body: z.string().describe('Markdown'),
        link: z.string().optional(),
        feature: origin,
      }),
    ),
    files: z.array(fileSchema).describe('Sorted by path'),
    packages: z.array(
      z.object({
        workspace: z.enum(['root', 'app', 'backend']),
        name: z.string(),
        range: z.string(),
        origins: z.array(origin),
      }),
    ),
    config: z.array(z.object({ file: z.string(), path: z.string(), origin })),
    portal: z.record(z.string(), z.unknown()).describe('What the portal will show'),
    command: z
      .string()
      .nullable()
      .describe('The command that makes it; null when the blueprint is too large for one'),
    share: z
      .string()
      .nullable()
      .describe('The b parameter of a share link; null when the blueprint is too large for one'),
  })
  .meta({ id: 'Manifest' });

export type Manifest = z.infer<typeof manifestSchema>;

/** A composition without the contents of its files, but for those asked for. */
export function manifestOf(
  composition: Composition,
  blueprint: Blueprint,
  library: Library,
  asked: readonly string[],
): Manifest {
  const { selection, environment, warnings, nextSteps } = composition;
  return {
    project: {
      name: selection.name,
      title: selection.title,
      organization: selection.organization,
      release: selection.release,
    },
    features: [...selection.chosen.values()].map(({ feature, options, addedFor }) => ({
      id: feature.id,
      title: feature.title,
      category: feature.category,
      options: { ...options },
      addedFor: addedFor ?? null,
    })),
    installedPackages: composition.installedPackages ?? null,
    installedBytes: composition.installedBytes ?? null,
    environment: environment.map((variable) => ({
      ...variable,
      scopes: [...variable.scopes],
      features: [...variable.features],
    })),
    warnings: warnings.map((warning) => ({
      ...warning,
      params: { ...warning.params },
      changes: warning.changes.map((change) => ({ ...change })),
    })),
    nextSteps: [...nextSteps],
    files: filesOf(composition, asked),
    packages: composition.packages.map((each) => ({ ...each, origins: [...each.origins] })),
    config: [...composition.config],
    portal: { ...composition.portal },
    command: unlessTooLarge(() => commandLine(blueprint, library)),
    share: unlessTooLarge(() => shareBlueprint(blueprint)),
  };
}

function filesOf({ files }: Composition, asked: readonly string[]): Manifest['files'] {
  const all = asked.includes('*');
  const named = asked.filter((path) => path !== '*');
  const unknown = named.find((path) => !files.has(path));
  if (unknown !== undefined) throw unknownFile(unknown);
  let total = 0;
  return [...files].map(([path, file]) => {
    const bytes = Buffer.byteLength(file.content);
    const listed = { path, bytes, executable: file.executable, origins: [...file.origins] };
    if (!named.includes(path) && !(all && bytes <= MAX_EACH)) return listed;
    total += bytes;
    if (total > MAX_ALL) throw tooMuch();
    return { ...listed, ...contentOf(file) };
  });
}

function contentOf({ content }: TreeFile): { content: string; encoding: 'utf8' | 'base64' } {
  if (typeof content === 'string') return { content, encoding: 'utf8' };
  return { content: Buffer.from(content).toString('base64'), encoding: 'base64' };
}

/** Some blueprints are too large for an address. */
function unlessTooLarge(text: () => string): string | null {
  try {
    return text();
  } catch (error) {
    if (error instanceof StagecraftError && error.code === 'SHARE_LINK_TOO_LARGE') return null;
    throw error;
  }
}

function unknownFile(path: string): HttpError {
  return new HttpError({
    status: 422,
    code: 'UNKNOWN_FILE',
    message: `The project has no file "${path.slice(0, 200)}".`,
    fix: 'Ask without files for the list of them.',
    path: ['files'],
  });
}

function tooMuch(): HttpError {
  return new HttpError({
    status: 422,
    code: 'FILES_TOO_LARGE',
    message: `The files asked for have more than ${MAX_ALL / 1_000_000} MB together.`,
    fix: 'Ask for fewer, or take the ZIP.',
    path: ['files'],
  });
}
