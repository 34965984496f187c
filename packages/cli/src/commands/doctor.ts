import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  compose,
  parseBlueprint,
  StagecraftError,
  type Composition,
  type EnvironmentVariable,
} from '@stagecraft/engine';
import { readEnvironmentFile, tryConnections } from '@stagecraft/lifecycle';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { checkMachine, checkProject, type Check } from '@stagecraft/toolchain';
import { isThere, requireProject } from '../choices/project.ts';
import { print, printJson, type Io } from '../io.ts';
import { EXIT, type ExitCode } from '../output/exitCodes.ts';
import { plural } from '../output/sizes.ts';
import { styleFor, widthOf, wrap } from '../output/style.ts';

const BLUEPRINT = 'stagecraft.yaml';

interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

export interface DoctorFlags {
  readonly json?: true;
  /** False: no upstream is asked. */
  readonly connections: boolean;
  /** Configuration files over those of the project. */
  readonly config?: readonly string[];
}

/** `stagecraft doctor`: what is missing or wrong on this machine and in a project. */
export async function doctor(
  folder: string | undefined,
  flags: DoctorFlags,
  io: Io,
): Promise<ExitCode> {
  const project = await projectFolder(folder, io);
  const options = { signal: io.signal };
  const machine = checkMachine(project === undefined ? options : { ...options, folder: project });
  const groups: CheckGroup[] = [{ title: 'Machine', checks: await machine }];
  if (project !== undefined) {
    groups.push({
      title: 'Project',
      checks: await checkProject(project, { ...options, env: io.env }),
    });
    groups.push(...(await checkFeatures(project, flags, io)));
  }
  const all = groups.flatMap(({ checks }) => checks);
  const ok = all.every(({ status }) => status !== 'fail');
  if (flags.json === true) printJson(io, { ok, folder: project ?? null, groups });
  else printGroups(groups, io);
  return ok ? EXIT.ok : EXIT.failed;
}

/** The folder given, or this one when it is a project of ours. */
async function projectFolder(folder: string | undefined, io: Io): Promise<string | undefined> {
  if (folder !== undefined) {
    const project = path.resolve(io.cwd, folder);
    await requireProject(project);
    return project;
  }
  return (await isThere(path.join(io.cwd, BLUEPRINT))) ? io.cwd : undefined;
}

/** The secrets that the project's features read in local running, and what they open. */
async function checkFeatures(project: string, flags: DoctorFlags, io: Io): Promise<CheckGroup[]> {
  try {
    const composition = await compositionOf(project, io);
    const secrets = { title: 'Secrets', checks: await checkSecrets(project, composition, io) };
    if (!flags.connections) return [secrets];
    const checks = await tryConnections(project, composition.selection, {
      env: io.env,
      configs: flags.config?.map((file) => path.resolve(io.cwd, file)),
      signal: io.signal,
    });
    return [secrets, { title: 'Connections', checks }];
  } catch (error) {
    return [{ title: 'Secrets', checks: [blueprintCheck(error)] }];
  }
}

async function compositionOf(project: string, io: Io): Promise<Composition> {
  const text = await readFile(path.join(project, BLUEPRINT), 'utf8');
  const { blueprint, locate } = parseBlueprint(text);
  const [library, release] = await Promise.all([
    loadLibrary(io.root),
    loadRelease(io.root, blueprint.release, { signal: io.signal }),
  ]);
  return compose(blueprint, library, release, locate);
}

/** One check a secret. */
async function checkSecrets(
  project: string,
  { environment }: Composition,
  io: Io,
): Promise<Check[]> {
  const values = await readEnvironmentFile(project);
  return environment
    .filter(({ production }) => !production)
    .map((variable) => secretCheck(variable, isSet(variable.name, values, io)));
}

function isSet(name: string, values: Readonly<Record<string, string>>, io: Io): boolean {
  return [values[name], io.env[name]].some((value) => value !== undefined && value !== '');
}

function secretCheck(variable: EnvironmentVariable, set: boolean): Check {
  const { name, title, purpose, obtain, scopes, optional } = variable;
  const base = { id: `secret.${name}`, title: name };
  if (set) return { ...base, status: 'ok', detail: `${title} is set.` };
  const scope = scopes.length > 0 ? ` with the scopes ${scopes.join(', ')}` : '';
  return {
    ...base,
    status: optional ? 'warn' : 'fail',
    detail: `${title} is not set. ${purpose}`,
    fix: `Get it${scope} at ${obtain} and add ${name}=<value> to the project's .env.`,
  };
}

/** Without a blueprint that holds, nobody can say which secrets the project reads. */
function blueprintCheck(error: unknown): Check {
  const base = { id: 'blueprint', title: BLUEPRINT };
  if (error instanceof StagecraftError) {
    if (error.code === 'CANCELLED') throw error;
    return { ...base, status: 'fail', detail: error.message, fix: error.fix };
  }
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return {
    ...base,
    status: 'warn',
    detail: `There is no ${BLUEPRINT}, so the secrets of this project are not known.`,
    fix: 'Give the folder of a project that Stagecraft made.',
  };
}

function printGroups(groups: readonly CheckGroup[], io: Io): void {
  const style = styleFor(io.stdout);
  const width = widthOf(io.stdout);
  const marks = { ok: style('green', '✓'), warn: style('yellow', '!'), fail: style('red', '✗') };
  for (const { title, checks } of groups) {
    print(io, style('bold', title));
    if (checks.length === 0) print(io, '  None needed.');
    for (const check of checks) {
      const text = wrap(`${check.title}: ${check.detail}`, width, '    ').trimStart();
      print(io, `  ${marks[check.status]} ${text}`);
      if (check.fix !== undefined) print(io, wrap(check.fix, width, '    '));
    }
    print(io);
  }
  const all = groups.flatMap(({ checks }) => checks);
  const failed = all.filter(({ status }) => status === 'fail').length;
  const noted = all.filter(({ status }) => status === 'warn').length;
  const found = failed === 0 ? 'Nothing is wrong' : `${plural(failed, 'problem')} found`;
  print(io, noted === 0 ? `${found}.` : `${found}; ${plural(noted, 'thing')} to know.`);
}
