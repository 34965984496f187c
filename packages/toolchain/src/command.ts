import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import { childEnvironment, type Environment } from './environment.ts';
import { lastOf, redactor, splitLines } from './lines.ts';
import { endProcesses, killProcessesNow, MARK_VARIABLE, type ProcessTree } from './processTree.ts';

const DEFAULT_GRACE_MS = 5000;
const LINES_KEPT = 40;
/** How long output of processes that outlived the command is waited for. */
const DRAIN_MS = 300;

export type OutputStream = 'stdout' | 'stderr';

export interface CommandOptions {
  /** Program: a path, or a name that is looked up in the PATH of the child. */
  readonly command: string;
  readonly args?: readonly string[] | undefined;
  readonly cwd: string;
  /** Added to the allow-listed environment; `undefined` removes a variable. */
  readonly env?: Environment | undefined;
  /** Ends the whole process tree. */
  readonly signal?: AbortSignal | undefined;
  /** Each line of output, without line end, secrets redacted. */
  readonly onLine?: ((line: string, stream: OutputStream) => void) | undefined;
  /** Text for the standard input, which is closed afterwards. */
  readonly input?: string | undefined;
  /** Values that are replaced by `***` in all output. */
  readonly redact?: readonly string[] | undefined;
  /** Time between SIGTERM and SIGKILL, in milliseconds. Default 5000. */
  readonly graceMs?: number | undefined;
}

export interface CommandResult {
  /** Exit code; null when a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last 40 lines of output, both streams, secrets redacted. */
  readonly lastLines: readonly string[];
}

export interface RunningCommand {
  readonly pid: number;
  /** Resolves when the process has ended and nothing that it started is left. */
  readonly exited: Promise<CommandResult>;
  /** Ends the whole tree. Resolves when nothing is left; may be called more than once. */
  stop(): Promise<void>;
}

const running = new Set<ProcessTree>();

/** Children don't share our process group, so a Ctrl-C at the terminal doesn't reach them. */
function endWithUs(tree: ProcessTree): void {
  if (running.size === 0) process.once('exit', endAllNow);
  running.add(tree);
}

function forget(tree: ProcessTree): void {
  running.delete(tree);
  if (running.size === 0) process.off('exit', endAllNow);
}

function endAllNow(): void {
  for (const tree of running) killProcessesNow(tree);
}

function cannotStart(command: string, cause: NodeJS.ErrnoException): StagecraftError {
  const missing = cause.code === 'ENOENT';
  return new StagecraftError({
    code: missing ? 'COMMAND_NOT_FOUND' : 'COMMAND_NOT_STARTED',
    message: missing
      ? `"${command}" was not found.`
      : `"${command}" could not be started: ${cause.message}.`,
    fix: missing
      ? `Install "${command}" or put it on the PATH (and see that the working folder exists).`
      : 'See that the file may be executed by you.',
    cause,
  });
}

function readOutput(child: ChildProcess, options: CommandOptions): () => readonly string[] {
  const redact = redactor(options.redact);
  const kept = lastOf(LINES_KEPT);
  const handOn = (line: string, stream: OutputStream) => {
    const clean = redact(line);
    kept.add(clean);
    options.onLine?.(clean, stream);
  };
  for (const stream of ['stdout', 'stderr'] as const) {
    const lines = splitLines((line) => handOn(line, stream));
    child[stream]?.setEncoding('utf8');
    child[stream]?.on('data', (chunk: string) => lines.push(chunk));
    child[stream]?.on('end', () => lines.end());
  }
  return kept.all;
}

/** Resolves with the exit of the child; its output has been read, or DRAIN_MS have passed. */
function waitForExit(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // A background process that holds the pipes open must not hold us.
      const timer = setTimeout(() => resolve([code, signal]), DRAIN_MS);
      child.once('close', () => {
        clearTimeout(timer);
        resolve([code, signal]);
      });
    });
  });
}

function leftOver(pids: readonly number[]): StagecraftError {
  return new StagecraftError({
    code: 'PROCESS_LEFT',
    message: `Processes could not be ended: ${pids.join(', ')}.`,
    fix: 'End them by hand; they may belong to another user.',
  });
}

/**
 * Starts a program without a shell, in a process group of its own.
 * @throws StagecraftError COMMAND_NOT_FOUND, COMMAND_NOT_STARTED, CANCELLED
 */
export async function startCommand(options: CommandOptions): Promise<RunningCommand> {
  throwIfCancelled(options);
  const mark = randomUUID();
  const child = spawn(options.command, options.args ?? [], {
    cwd: options.cwd,
    env: childEnvironment({ ...options.env, [MARK_VARIABLE]: mark }),
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
  const lastLines = readOutput(child, options);
  const exit = waitForExit(child);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(cannotStart(options.command, error)));
  });
  const tree: ProcessTree = { pid: child.pid ?? -1, mark };
  endWithUs(tree);
  child.stdin?.on('error', () => undefined); // it may end without reading its input
  if (options.input !== undefined) child.stdin?.end(options.input);

  const graceMs = options.graceMs ?? DEFAULT_GRACE_MS;
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= endTree(tree, graceMs));
  const abort = () => void stop().catch(() => undefined);
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted === true) abort();

  const exited = exit.then(async ([code, signal]): Promise<CommandResult> => {
    options.signal?.removeEventListener('abort', abort);
    await stop(); // also what the program left in the background
    child.stdout?.destroy();
    child.stderr?.destroy();
    forget(tree);
    return { code, signal, lastLines: lastLines() };
  });
  exited.catch(() => forget(tree)); // who waits for `exited` or `stop` gets the error
  return { pid: tree.pid, exited, stop: () => stop().then(() => exited.then(() => undefined)) };
}

async function endTree(tree: ProcessTree, graceMs: number): Promise<void> {
  const left = await endProcesses(tree, graceMs);
  if (left.length > 0) throw leftOver(left);
}

function throwIfCancelled(options: CommandOptions): void {
  if (options.signal?.aborted !== true) return;
  throw new StagecraftError({
    code: 'CANCELLED',
    message: `"${[path.basename(options.command), ...(options.args ?? []).slice(0, 2)].join(' ')}" was cancelled.`,
    fix: 'Start it again when you want it.',
    cause: options.signal.reason,
  });
}

/**
 * Runs a program to its end, without a shell, with an allow-listed environment. Nothing that it
 * started outlives it.
 * @throws StagecraftError CANCELLED when `signal` was aborted (after the whole tree has ended),
 * COMMAND_NOT_FOUND, COMMAND_NOT_STARTED, PROCESS_LEFT. A non-zero exit code is not an error here.
 */
export async function runCommand(options: CommandOptions): Promise<CommandResult> {
  const command = await startCommand(options);
  const result = await command.exited;
  throwIfCancelled(options);
  return result;
}

/**
 * As `runCommand`, but a non-zero exit is an error.
 * @throws StagecraftError COMMAND_FAILED with the last lines of output in its message, and those
 * of `runCommand`
 */
export async function runOrThrow(options: CommandOptions): Promise<CommandResult> {
  const result = await runCommand(options);
  if (result.code !== 0) throw commandFailed(options, result);
  return result;
}

/** The error for a command that ended with a non-zero code or by a signal. */
export function commandFailed(options: CommandOptions, result: CommandResult): StagecraftError {
  const line = redactor(options.redact)([options.command, ...(options.args ?? [])].join(' '));
  const end = result.code === null ? `signal ${result.signal}` : `exit code ${result.code}`;
  return new StagecraftError({
    code: 'COMMAND_FAILED',
    message: [`"${line}" ended with ${end}.`, ...result.lastLines].join('\n'),
    fix: `Read its last lines above; run it again in ${options.cwd} to see all.`,
  });
}
