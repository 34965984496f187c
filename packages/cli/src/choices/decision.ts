import path from 'node:path';
import {
  checkBlueprint,
  compose,
  StagecraftError,
  type Composition,
  type Library,
} from '@stagecraft/engine';
import { loadLibrary } from '@stagecraft/sources';
import { canAsk, type Io } from '../io.ts';
import { inFile, usageError } from '../output/errors.ts';
import { draftFromFlags, type Draft } from './draft.ts';
import { saysWhat, type CreateFlags } from './flags.ts';
import { releaseLoader, type ReleaseLoader } from './releases.ts';

/** All that is decided: what is made, where, and with which secrets. */
export interface Decision {
  readonly composition: Composition;
  /** Absolute. */
  readonly folder: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Decides by the flags and, at a terminal, by what the person answers. Writes nothing. */
export async function decide(
  folder: string | undefined,
  flags: CreateFlags,
  io: Io,
): Promise<Decision> {
  const told = flags.yes === true || flags.json === true || flags.blueprint !== undefined;
  const asks = canAsk(io) && !told;
  if (!asks && !saysWhat(flags)) throw nothingChosen();
  const releases = releaseLoader(io, flags.json === true);
  try {
    // While the library is read; the blueprint of a file may name another release.
    if (flags.blueprint === undefined) releases.prepare(flags.release ?? 'latest');
    const library = await loadLibrary(io.root);
    const draft = await draftFromFlags(folder, flags, library, releases, io);
    const request = { draft, folder, flags, library, releases, io };
    return asks ? await decideInForm(request) : await decideByFlags(request);
  } finally {
    releases.close();
  }
}

interface Request {
  readonly draft: Draft;
  readonly folder: string | undefined;
  readonly flags: CreateFlags;
  readonly library: Library;
  readonly releases: ReleaseLoader;
  readonly io: Io;
}

function nothingChosen(): StagecraftError {
  return usageError(
    'NOTHING_CHOSEN',
    'There is no terminal to ask at, and nothing says what the portal is made of.',
    'Pass --preset <id>, --blueprint <file> or --feature <ids>; or --yes for the smallest portal.',
  );
}

async function decideByFlags(request: Request): Promise<Decision> {
  const { draft, folder, flags, io } = request;
  const { name } = draft.data;
  if (name === undefined) {
    throw usageError(
      'NAME_MISSING',
      'The project has no name.',
      'Name a folder: stagecraft create my-portal. Or pass --name my-portal.',
    );
  }
  const composition = await composeDraft(request);
  return {
    composition,
    folder: path.resolve(io.cwd, folder ?? name),
    secrets: flags.secretsFromEnv === true ? secretsFrom(io.env, composition) : {},
  };
}

async function decideInForm(request: Request): Promise<Decision> {
  const { draft, folder, flags, io } = request;
  const { askForm } = await import('../form/form.ts');
  const { composition, secrets } = await askForm(request, (data) =>
    composeDraft({ ...request, draft: { ...draft, data } }),
  );
  const fromEnvironment = flags.secretsFromEnv === true ? secretsFrom(io.env, composition) : {};
  return {
    composition,
    folder: path.resolve(io.cwd, folder ?? composition.selection.name),
    secrets: { ...fromEnvironment, ...secrets },
  };
}

async function composeDraft({ draft, library, releases }: Request): Promise<Composition> {
  const { data, file, locate } = draft;
  try {
    const blueprint = checkBlueprint(withoutUndefined(data), locate);
    const release = await releases.load(blueprint.release);
    const composition = compose(blueprint, library, release, locate);
    return { ...composition, warnings: [...draft.warnings, ...composition.warnings] };
  } catch (error) {
    const located = atRelease(error, draft);
    throw file === undefined ? located : inFile(located, file);
  }
}

/** The reader of releases doesn't know where the person wrote the version. */
function atRelease(error: unknown, { locate }: Draft): unknown {
  if (!(error instanceof StagecraftError) || error.code !== 'UNKNOWN_RELEASE') return error;
  const { code, message, fix } = error;
  const at = ['release'];
  return new StagecraftError({ code, message, fix, position: locate?.(at), path: at });
}

function withoutUndefined(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** The values that the person's environment has for what the project reads. */
function secretsFrom(env: Io['env'], { environment }: Composition): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name } of environment) {
    const value = env[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  return values;
}
