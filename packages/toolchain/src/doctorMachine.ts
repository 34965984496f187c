import { statfs } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { StagecraftError } from '@stagecraft/engine';
import { runCommand } from './command.ts';
import { findNode } from './node.ts';
import { member, runNpm } from './npm.ts';
import { isPortFree } from './ports.ts';

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly status: 'ok' | 'warn' | 'fail';
  /** What was found, one sentence. */
  readonly detail: string;
  /** What to do; only when the status is not `ok`. */
  readonly fix?: string;
}

export interface MachineOptions {
  readonly signal?: AbortSignal | undefined;
  /** Node range. Default `22 || 24`. */
  readonly nodeRange?: string | undefined;
  /** Where projects will be; its disk is measured. Default: the home folder. */
  readonly folder?: string | undefined;
  /** Also check what TechDocs needs to build pages without Docker. */
  readonly techdocs?: boolean | undefined;
  /** Default 3000 and 7007. */
  readonly ports?: readonly number[] | undefined;
}

const NEEDED_GB = 4;
const REGISTRY_TIMEOUT_MS = 15_000;

/** Runs a program for what it prints first; undefined when it is missing or fails. */
async function ask(
  command: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const lines: string[] = [];
  try {
    const onLine = (line: string) => void lines.push(line);
    const result = await runCommand({ command, args, cwd: tmpdir(), signal, onLine });
    return result.code === 0 ? (lines[0] ?? '') : undefined;
  } catch (error) {
    if (error instanceof StagecraftError && error.code === 'CANCELLED') throw error;
    return undefined;
  }
}

async function checkNode(options: MachineOptions): Promise<Check> {
  const range = options.nodeRange ?? '22 || 24';
  const node = await findNode(range, { signal: options.signal });
  const base = { id: 'node', title: 'Node.js' };
  if (node !== undefined) {
    return { ...base, status: 'ok', detail: `Node.js ${node.version} (${node.node}).` };
  }
  return {
    ...base,
    status: 'warn',
    detail: `No Node.js ${range} was found; this one is ${process.versions.node}.`,
    fix: 'Nothing: Stagecraft brings one through npm when a project needs it.',
  };
}

async function checkRegistry(options: MachineOptions): Promise<Check> {
  const base = { id: 'registry', title: 'npm registry' };
  const timeout = AbortSignal.timeout(REGISTRY_TIMEOUT_MS);
  const signal =
    options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  const began = performance.now();
  try {
    // `npm ping` is refused by many mirrors; a look-up is what we need anyway.
    await runNpm({
      args: ['view', '@backstage/create-app', 'version', '--fetch-retries=0', '--prefer-online'],
      signal,
      subject: '"@backstage/create-app"',
    });
    const config = await runNpm({ args: ['config', 'list'], signal, subject: 'its settings' });
    const ms = Math.round(performance.now() - began);
    return { ...base, status: 'ok', detail: `${String(member(config, 'registry'))} (${ms} ms).` };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof StagecraftError)) throw error;
    const slow = error.code === 'CANCELLED';
    return {
      ...base,
      status: 'fail',
      detail: slow ? `No answer in ${REGISTRY_TIMEOUT_MS / 1000} s.` : error.message,
      fix: slow ? 'See whether `npm ping` works, and whether you need a proxy.' : error.fix,
    };
  }
}

async function checkGit(options: MachineOptions): Promise<Check> {
  const base = { id: 'git', title: 'git' };
  const version = await ask('git', ['--version'], options.signal);
  if (version === undefined) {
    return { ...base, status: 'fail', detail: 'git was not found.', fix: 'Install git.' };
  }
  const name = await ask('git', ['config', '--get', 'user.name'], options.signal);
  const email = await ask('git', ['config', '--get', 'user.email'], options.signal);
  if (name && email) return { ...base, status: 'ok', detail: `${version}, as ${name} <${email}>.` };
  return {
    ...base,
    status: 'warn',
    detail: `${version}; your name or e-mail address is not set.`,
    fix: 'Run `git config --global user.name "…"` and `git config --global user.email "…"`.',
  };
}

async function checkCompiler(options: MachineOptions): Promise<Check> {
  const base = { id: 'compiler', title: 'C++ compiler' };
  if (process.platform === 'win32') {
    return { ...base, status: 'ok', detail: 'Not looked for: packages bring their binaries.' };
  }
  for (const command of ['c++', 'g++', 'clang++']) {
    const version = await ask(command, ['--version'], options.signal);
    if (version !== undefined) return { ...base, status: 'ok', detail: version };
  }
  return {
    ...base,
    status: 'warn',
    detail: 'None was found. Projects made here need none: their packages bring their binaries.',
    fix: 'Install one (Debian: build-essential; macOS: xcode-select --install) if a package of yours must be compiled.',
  };
}

async function checkDisk(options: MachineOptions): Promise<Check> {
  const folder = options.folder ?? homedir();
  const base = { id: 'disk', title: 'Disk space' };
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / 1e9;
  const detail = `${free.toFixed(1)} GB are free in ${folder}.`;
  if (free >= NEEDED_GB) return { ...base, status: 'ok', detail };
  return {
    ...base,
    status: 'fail',
    detail,
    fix: `Free some: a project needs about ${NEEDED_GB} GB.`,
  };
}

async function checkTechdocs(options: MachineOptions): Promise<Check> {
  const base = { id: 'techdocs', title: 'mkdocs for TechDocs' };
  const version = await ask('mkdocs', ['--version'], options.signal);
  if (version !== undefined) return { ...base, status: 'ok', detail: version };
  const python = await ask('python3', ['--version'], options.signal);
  return {
    ...base,
    status: 'warn',
    detail: `mkdocs was not found (${python ?? 'no Python either'}).`,
    fix: 'Run `pip install mkdocs-techdocs-core`, or let TechDocs use Docker.',
  };
}

/** Whether a TCP port is free on this machine. */
export async function checkPort(port: number): Promise<Check> {
  const base = { id: `port-${port}`, title: `Port ${port}` };
  if (await isPortFree(port)) return { ...base, status: 'ok', detail: 'Free.' };
  return {
    ...base,
    status: 'warn',
    detail: `Port ${port} is in use.`,
    fix: 'End the program that uses it, or start the project on other ports.',
  };
}

/**
 * What this machine needs for making and running projects. Never throws for what it finds;
 * rejects when `signal` is aborted.
 */
export async function checkMachine(options: MachineOptions = {}): Promise<readonly Check[]> {
  const ports = options.ports ?? [3000, 7007];
  return await Promise.all([
    checkNode(options),
    checkRegistry(options),
    checkGit(options),
    checkCompiler(options),
    checkDisk(options),
    ...(options.techdocs === true ? [checkTechdocs(options)] : []),
    ...ports.map((port) => checkPort(port)),
  ]);
}
