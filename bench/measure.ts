import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '@stagecraft/toolchain';

/** What a program and all that it started took, in seconds. */
export interface Cost {
  readonly wall: number;
  /** User and system time. */
  readonly cpu: number;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Where its output goes, for when it fails and for who wants to read it. */
  readonly log: string;
}

/** bash's `time` asks the kernel, which counts all descendants that were waited for. */
const SCRIPT = `
TIMEFORMAT='%3R %3U %3S'
{ time "\${@:2}" >"$1" 2>&1 </dev/null; } 2>"$1.time"
`;

/**
 * Runs a program to its end and says what it took. The clock runs around the program alone.
 * Throws with the end of its output when it fails.
 */
export async function measure(program: Program): Promise<Cost> {
  const { command, args, cwd, env, signal, log } = program;
  const result = await runCommand({
    command: 'bash',
    args: ['-c', SCRIPT, 'bash', log, command, ...args],
    cwd,
    env,
    signal,
  });
  if (result.code !== 0) {
    const output = await readFile(log, 'utf8').catch(() => '');
    const what = [path.basename(command), ...args].join(' ');
    throw new Error(
      `${what} ended with ${result.code}:\n${output.split('\n').slice(-30).join('\n')}`,
    );
  }
  const times = (await readFile(`${log}.time`, 'utf8')).trim().split(' ').map(Number);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = times;
  if (Number.isNaN(wall + user + system)) throw new Error(`bash said no times for ${command}`);
  return { wall, cpu: user + system };
}
