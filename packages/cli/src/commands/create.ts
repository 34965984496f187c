import path from 'node:path';
import type { Composition, Notice } from '@stagecraft/engine';
import { checkTarget, createProject, type CreatedProject } from '@stagecraft/lifecycle';
import { decide, type Decision } from '../choices/decision.ts';
import { checkFlags, type CreateFlags } from '../choices/flags.ts';
import { print, printJson, type Io } from '../io.ts';
import { printNextSteps, printWarnings } from '../output/created.ts';
import { EXIT, type ExitCode } from '../output/exitCodes.ts';
import { showProgress } from '../output/progress.ts';
import { compositionReport, contentsReport } from '../output/report.ts';
import { bytes } from '../output/sizes.ts';

export type { CreateFlags } from '../choices/flags.ts';

/** `stagecraft create`: from choices to a project, an archive or a preview. */
export async function create(
  folder: string | undefined,
  flags: CreateFlags,
  io: Io,
): Promise<ExitCode> {
  checkFlags(flags);
  const places = flags.dryRun !== true && flags.zip === undefined;
  if (places && folder !== undefined) await checkTarget(path.resolve(io.cwd, folder));
  const decision = await decide(folder, flags, io);
  if (flags.dryRun === true) return await preview(decision, flags, io);
  if (flags.zip !== undefined) return await archive(decision, flags.zip, flags, io);
  return await make(decision, flags, io);
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
  const warnings: readonly Notice[] = [...composition.warnings, ...created.warnings];
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
