import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBlueprint, compose, type Composition } from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import {
  projectToolchain,
  startProject,
  type ProjectToolchain,
  type RunningProject,
  type StartOptions,
} from '@stagecraft/toolchain';

export const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'packages/cli/bin/stagecraft.js');

export const library = await loadLibrary(root);
export const release = await loadRelease(root, 'latest');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person does, without a terminal. */
export async function stagecraft(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout, stderr };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'stagecraft-e2e-'));
}

export interface Portal {
  readonly folder: string;
  readonly toolchain: ProjectToolchain;
  remove(): Promise<void>;
}

/** Creates and installs a portal by the command line. */
export async function createPortal(args: readonly string[]): Promise<Portal> {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'acme-portal');
  const created = await stagecraft(['create', folder, ...args, '--yes']);
  if (created.code !== 0) {
    throw new Error(`create ended with ${created.code}:\n${created.stdout}\n${created.stderr}`);
  }
  return {
    folder,
    toolchain: await projectToolchain(folder),
    remove: () => rm(parent, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export function composePortal(features: Record<string, Record<string, unknown>>): Composition {
  const blueprint = checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
  return compose(blueprint, library, release);
}

/** A value for every secret, so that the strict check of the configuration has them all. */
export function placeholderSecrets(composition: Composition): Record<string, string> {
  return Object.fromEntries(composition.environment.map(({ name }) => [name, 'placeholder']));
}

/** Runs a yarn command in the portal; throws with its output when it fails. */
export async function yarn(
  portal: Portal,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const lines: string[] = [];
  const result = await portal.toolchain.yarn([...args], {
    env: { CI: 'true', ...env },
    onLine: (line) => lines.push(line),
  });
  const output = lines.join('\n');
  if (result.code !== 0) throw new Error(`yarn ${args.join(' ')}: ${result.code}\n${output}`);
  return output;
}

/** `STAGECRAFT_E2E_PORTS=23000,27007` keeps a run out of the way of a portal on the usual ports. */
export function otherPorts(): StartOptions['ports'] {
  const [frontend, backend] = (process.env['STAGECRAFT_E2E_PORTS'] ?? '').split(',').map(Number);
  return frontend && backend ? { frontend, backend } : undefined;
}

export async function startPortal(
  folder: string,
  options: StartOptions = {},
): Promise<RunningProject> {
  return startProject(folder, { ports: otherPorts(), ...options });
}

/** Settings on top of the portal's own, as a person would make them for one machine. */
export async function writeLocalConfig(portal: Portal, yaml: string): Promise<void> {
  await writeFile(path.join(portal.folder, 'app-config.local.yaml'), yaml);
}
