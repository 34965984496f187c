import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutLockfile, parseLockfile } from '../../packages/engine/src/lockfile/index.ts';
import type { Versions, Workspace } from './manifest.ts';
import { rekey } from './rekey.ts';
import { steered } from './universe.ts';
import {
  missingPackages,
  runYarn,
  writeProject,
  type YarnProject,
  type YarnResult,
} from './yarn.ts';

/** The project that has all of the library. */
export interface Universe {
  readonly folder: string;
  readonly yarn: string;
  readonly yarnrc: string;
  readonly workspaces: readonly Workspace[];
}

export interface ResolveInput extends Universe {
  /** The versions of the release and of the chosen third parties. */
  readonly versions: Versions;
  /** What keeps yarn off versions that can't be had. */
  readonly steering: Versions;
  readonly log: (line: string) => void;
}

export interface Resolved {
  readonly workspaces: readonly Workspace[];
  readonly lockfile: string;
  readonly missing: readonly string[];
}

/** How often a resolve is repeated without what the registry turned out not to have. */
const ATTEMPTS = 20;

/**
 * Two steps. With all pins as `resolutions` yarn finds a graph that is exactly the release's. Then
 * the pins go: the lockfile itself says which version answers which range, and yarn adds only what
 * no pin answers. So projects carry no pins, and still get the versions of the release.
 */
export function resolveUniverse(input: ResolveInput): Resolved {
  const pinned = resolvePinned(input);
  input.log('Resolved with pins; resolving what is left without them');
  const { workspaces } = pinned;
  const { versions, steering } = input;
  const halfway = letGo(input, workspaces, pinned.lockfile, { free: versions, held: steering });
  const free = { ...versions, ...steering };
  const lockfile = letGo(input, workspaces, halfway, { free, held: {} });
  checkCut(lockfile, pinned.workspaces);
  installUniverse(input, pinned.workspaces, lockfile);
  return { ...pinned, lockfile };
}

function resolvePinned(input: ResolveInput): Resolved {
  const pins: Record<string, string> = { ...input.versions, ...input.steering };
  const missing: string[] = [];
  let { workspaces } = input;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const project = projectOf(input, steered(workspaces, pins), '');
    const { ok, output, lockfile } = update(project);
    if (ok) return { workspaces, lockfile, missing };
    const absent = missingPackages(output);
    if (absent.length === 0) throw new Error(`yarn could not resolve the pinned graph:\n${output}`);
    for (const { name, range } of absent) {
      if (pins[name] === undefined) {
        workspaces = workspaces.map((workspace) => without(workspace, name));
        missing.push(`\`${name}\` for ${range}: left out, with the feature that names it`);
      } else {
        missing.push(`\`${name}\` ${pins[name]}: another version that fits the ranges was taken`);
        delete pins[name];
      }
      input.log(missing.at(-1) ?? '');
    }
  }
  throw new Error(`yarn found something missing ${ATTEMPTS} times over: ${missing.join('; ')}`);
}

interface Pins {
  readonly free: Versions;
  readonly held: Versions;
}

/**
 * Lets go of the free pins, while the held ones stay, until yarn changes nothing more: what it adds
 * may ask for pinned packages with ranges that weren't there before.
 */
function letGo(
  input: ResolveInput,
  workspaces: readonly Workspace[],
  start: string,
  { free, held }: Pins,
): string {
  let { text } = rekey(parseLockfile(start), free);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { ok, output, lockfile } = update(projectOf(input, steered(workspaces, held), text));
    if (!ok) {
      throw new Error(
        `Without pins yarn fails; release.yaml needs a resolution for it:\n${output}`,
      );
    }
    const settled = rekey(parseLockfile(lockfile), free);
    if (settled.moved.length === 0) return lockfile;
    input.log(`Settling ${settled.moved.join(', ')}`);
    text = settled.text;
  }
  throw new Error('The lockfile does not settle');
}

/** The whole cut is the whole file: a difference means that the engine misreads the format. */
function checkCut(lockfile: string, workspaces: readonly Workspace[]): void {
  const cut = cutLockfile(parseLockfile(lockfile), workspaces).split('\n');
  const lines = lockfile.split('\n');
  const line = lines.findIndex((text, index) => text !== cut[index]);
  if (line < 0 && lines.length === cut.length) return;
  throw new Error(
    `The cut differs from yarn's own file at line ${line + 1}: ${lines[line]} / ${cut[line]}`,
  );
}

/** Installs it as projects are: the lockfile has to hold. */
export function installUniverse(
  universe: Universe,
  workspaces: readonly Workspace[],
  lockfile: string,
): void {
  // As projects have it: the template's own settings, age gate and all.
  const project = { ...projectOf(universe, workspaces, lockfile), yarnrc: universe.yarnrc };
  writeProject(project);
  const { ok, output } = runYarn(project, ['install', '--immutable', '--mode=skip-build']);
  if (!ok) throw new Error(`yarn install --immutable fails:\n${output}`);
}

function update(project: YarnProject): YarnResult & { readonly lockfile: string } {
  writeProject(project);
  const result = runYarn(project, ['install', '--mode=update-lockfile']);
  return { ...result, lockfile: readFileSync(join(project.folder, 'yarn.lock'), 'utf8') };
}

function projectOf(
  universe: Universe,
  workspaces: readonly Workspace[],
  lockfile: string,
): YarnProject {
  // Dates of a registry that is a partial mirror can't be relied on, so none is asked for here.
  const yarnrc = `${universe.yarnrc.replace(/^npmMinimalAgeGate:.*$/m, '')}\nnpmMinimalAgeGate: 0\n`;
  return { folder: universe.folder, yarn: universe.yarn, yarnrc, workspaces, lockfile };
}

function without(workspace: Workspace, name: string): Workspace {
  const { [name]: dependency, ...dependencies } = workspace.manifest.dependencies ?? {};
  const { [name]: devDependency, ...devDependencies } = workspace.manifest.devDependencies ?? {};
  if (dependency === undefined && devDependency === undefined) return workspace;
  return { ...workspace, manifest: { ...workspace.manifest, dependencies, devDependencies } };
}
