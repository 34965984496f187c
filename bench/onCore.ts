import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

export interface Pinned {
  readonly command: string;
  readonly args: readonly string[];
}

/** The last core: the machine's own work tends to be on the first. */
const CORE = cpus().length - 1;

/** Whether programs can be kept to one core here. */
export const canPin = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/** Runs a program on one core alone, where the system can. */
export function onOneCore(command: string, args: readonly string[]): Pinned {
  if (!canPin) return { command, args };
  return { command: 'taskset', args: ['--cpu-list', String(CORE), command, ...args] };
}
