import path from 'node:path';
import {
  checkBlueprint,
  compose,
  StagecraftError,
  type Blueprint,
  type Composition,
  type Library,
  type Warning,
} from '@stagecraft/engine';
import { checkTarget, createProject, type CreatedProject } from '@stagecraft/lifecycle';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { draftFromFlags, type Draft } from '../choices/draft.ts';
import { checkFlags, saysWhat, type CreateFlags } from '../choices/flags.ts';
import { canAsk, print, printJson, type Io } from '../io.ts';
import { printNextSteps, printWarnings } from '../output/created.ts';
import { inFile, usageError } from '../output/errors.ts';
import { EXIT, type ExitCode } from '../output/exitCodes.ts';
import { showProgress } from '../output/progress.ts';
import { compositionReport, contentsReport } from '../output/report.ts';
import { bytes } from '../output/sizes.ts';

export type { CreateFlags } from '../choices/flags.ts';

/** All that is decided: what is made, where, and with which secrets. */
interface Decision {
  readonly composition: Composition;
  readonly folder: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** `stagecraft create`: from choices to a project, an archive or a preview. */
export async function create(
  folder: string | undefined,
  flags: CreateFlags,
  io: Io,
): Promise<ExitCode> {
  checkFlags(flags);
  const asks =
    canAsk(io) && flags.yes !== true && flags.json !== true && flags.blueprint === undefined;
  if (!asks && !saysWhat(flags)) throw nothingChosen();
  const places = flags.dryRun !== true && flags.zip === undefined;
  if (places && folder !== undefined) await checkTarget(path.resolve(io.cwd, folder));
  const library = await loadLibrary(io.root);
  const draft = await draftFromFlags(folder, flags, library, io);
  const decision = asks
    ? await decideInForm(draft, folder, flags, library, io)
    : await decide(draft, folder, flags, library, io);
  if (flags.dryRun === true) return await preview(decision, flags, io);
  if (flags.zip !== undefined) return await archive(decision, flags.zip, flags, io);
  return await make(decision, flags, io);
}

function nothingChosen(): StagecraftError {
  return usageError(
    'NOTHING_CHOSEN',
    'There is no terminal to ask at, and nothing says what the portal is made of.',
    'Pass --preset <id>, --blueprint <file> or --feature <ids>; or --yes for the smallest portal.',
  );
}

async function decide(
  draft: Draft,
  folder: string | undefined,
  flags: CreateFlags,
  library: Library,
  io: Io,
): Promise<Decision> {
  const { name } = draft.data;
  if (name === undefined) {
    throw usageError(
      'NAME_MISSING',
      'The project has no name.',
      'Name a folder: stagecraft create my-portal. Or pass --name my-portal.',
    );
  }
  const composition = await composeDraft(draft, library, io);
  return {
    composition,
    folder: path.resolve(io.cwd, folder ?? name),
    secrets: flags.secretsFromEnv === true ? secretsFrom(io.env, composition) : {},
  };
}

async function decideInForm(
  draft: Draft,
  folder: string | undefined,
  flags: CreateFlags,
  library: Library,
  io: Io,
): Promise<Decision> {
  const { askForm } = await import('../form/form.ts');
  const answers = await askForm({ draft, flags, library, io }, (data) =>
    composeDraft({ ...draft, data }, library, io),
  );
  const { composition } = answers;
  const fromEnvironment = flags.secretsFromEnv === true ? secretsFrom(io.env, composition) : {};
  return {
    composition,
    folder: path.resolve(io.cwd, folder ?? composition.selection.name),
    secrets: { ...fromEnvironment, ...answers.secrets },
  };
}

async function composeDraft(draft: Draft, library: Library, io: Io): Promise<Composition> {
  const { file, locate } = draft;
  try {
    const blueprint: Blueprint = checkBlueprint(withoutUndefined(draft.data), locate);
    const release = await loadRelease(io.root, blueprint.release, {
      signal: io.signal,
      onProgress: (message) => io.stderr.write(`${message}\n`),
    });
    return compose(blueprint, library, release, locate);
  } catch (error) {
    const located = atRelease(error, draft);
    throw file === undefined ? located : inFile(located, file);
  }
}

/** The reader of releases doesn't know where the person wrote the version. */
function atRelease(error: unknown, { locate }: Draft): unknown {
  if (!(error instanceof StagecraftError) || error.code !== 'UNKNOWN_RELEASE') return error;
  const { code, message, fix } = error;
  return new StagecraftError({ code, message, fix, position: locate?.(['release']) });
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

async function preview(
  { composition, secrets }: Decision,
  flags: CreateFlags,
  io: Io,
): Promise<ExitCode> {
  if (flags.json === true) {
    const set = new Set(Object.keys(secrets));
    printJson(io, {
      dryRun: true,
      ...compositionReport(composition, set),
      ...contentsReport(composition),
    });
  } else {
    const { printDryRun } = await import('../output/dryRun.ts');
    printDryRun(composition, io);
  }
  return EXIT.ok;
}

async function archive(
  { composition }: Decision,
  zip: string,
  flags: CreateFlags,
  io: Io,
): Promise<ExitCode> {
  const { writeZip } = await import('@stagecraft/lifecycle');
  const file = path.resolve(io.cwd, zip);
  const written = await writeZip({ composition, file });
  if (flags.json === true) {
    printJson(io, {
      zip: file,
      bytes: written.bytes,
      ...compositionReport(composition, new Set()),
    });
    return EXIT.ok;
  }
  print(io, `Wrote ${zip} (${bytes(written.bytes)}, ${composition.files.size} files).`);
  printWarnings(composition.warnings, io);
  const { name } = composition.selection;
  const commands = [
    `unzip ${zip}`,
    `cd ${name}`,
    `node ${yarnOf(composition)} install`,
    `node ${yarnOf(composition)} start`,
  ];
  printNextSteps(composition, commands, new Set(), io);
  return EXIT.ok;
}

async function make(decision: Decision, flags: CreateFlags, io: Io): Promise<ExitCode> {
  const { composition, folder, secrets } = decision;
  const quiet = flags.json === true;
  const progress = showProgress(io);
  let created: CreatedProject;
  try {
    created = await createProject({
      composition,
      folder,
      secrets,
      install: flags.install,
      git: flags.git,
      signal: io.signal,
      onStep: quiet ? undefined : progress.onStep,
    });
  } finally {
    progress.end();
  }
  const set = new Set(Object.keys(secrets));
  const warnings: readonly Warning[] = [...composition.warnings, ...created.warnings];
  if (quiet) {
    const report = compositionReport(composition, set);
    printJson(io, { folder: created.folder, installed: created.installed, ...report, warnings });
    return EXIT.ok;
  }
  const shown = path.relative(io.cwd, created.folder) || '.';
  print(io, `\n${composition.selection.title} is in ${shown}.`);
  printWarnings(warnings, io);
  printNextSteps(composition, startCommands(shown, created, composition), set, io);
  if (flags.start !== true) return EXIT.ok;
  const { start } = await import('./start.ts');
  return await start(created.folder, { open: true }, io);
}

function startCommands(shown: string, created: CreatedProject, composition: Composition): string[] {
  const folder = /^[\w./-]+$/.test(shown) ? shown : `'${shown}'`;
  const start = `npx stagecraft start ${folder}`;
  if (created.installed) return [start];
  return [`(cd ${folder} && node ${yarnOf(composition)} install)`, start];
}

/** The project brings its own yarn: no other is needed. */
function yarnOf({ files }: Composition): string {
  return [...files.keys()].find((file) => file.startsWith('.yarn/releases/')) ?? '<yarn>';
}
