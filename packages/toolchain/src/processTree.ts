import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/**
 * Name of the variable by which the processes of one command are recognized. Every descendant
 * inherits it, also one that left the process group or whose parent has ended.
 */
export const MARK_VARIABLE = 'STAGECRAFT_COMMAND';

/** What identifies all processes of one command. */
export interface ProcessTree {
  readonly pid: number;
  /** The value of MARK_VARIABLE in their environment. */
  readonly mark: string;
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly marked: boolean;
}

function readProcEntry(pid: number, needle: string): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name in parentheses, may hold spaces and parentheses.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return { pid, parent: Number(parent), group: Number(group), marked: hasMark(pid, needle) };
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function hasMark(pid: number, needle: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(needle);
  } catch {
    return false; // another user's process
  }
}

function readProc(needle: string): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcEntry(Number(name), needle))
    .filter((entry) => entry !== undefined);
}

/** Parses `ps -axEww -o pid=,ppid=,pgid=,stat=,command=`; on macOS `E` appends the environment. */
function readPs(needle: string): ProcessEntry[] {
  const flags = process.platform === 'darwin' ? '-axEww' : '-axww';
  const columns = 'pid=,ppid=,pgid=,stat=,command=';
  const text = execFileSync('ps', [flags, '-o', columns], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line);
    if (match === null || match[4]?.startsWith('Z')) return [];
    const [, pid, parent, group, , command = ''] = match;
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        marked: command.split(' ').includes(needle),
      },
    ];
  });
}

/**
 * The processes of a command that are alive now (zombies don't count).
 * On Windows always empty: there `taskkill /T` walks the tree.
 */
export function livingProcesses(tree: ProcessTree): readonly number[] {
  if (process.platform === 'win32') return [];
  const needle = `${MARK_VARIABLE}=${tree.mark}`;
  const entries = process.platform === 'linux' ? readProc(needle) : readPs(needle);
  const leader = entries.find((entry) => entry.pid === tree.pid);
  // A leader without our mark is a stranger that was given the same number (Linux always shows it).
  const groupIsOurs = leader === undefined || leader.marked || process.platform !== 'linux';
  const found = new Set<number>();
  for (const entry of entries) {
    if (entry.marked || (groupIsOurs && entry.group === tree.pid)) found.add(entry.pid);
  }
  // Children of those, in case one cleared its environment and left the group.
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const entry of entries) if (found.has(entry.parent)) found.add(entry.pid);
  }
  found.delete(process.pid);
  return [...found];
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // it has ended meanwhile, or isn't ours to end: the next look tells
    }
  }
}

/** Looks until nothing is alive or `milliseconds` are over. Twice empty counts as empty: between a
 * fork and its exec a process can be missed. */
async function waitUntilGone(
  tree: ProcessTree,
  milliseconds: number,
  eachLook: (pids: readonly number[]) => void,
): Promise<readonly number[]> {
  const deadline = performance.now() + milliseconds;
  let empty = 0;
  let left = livingProcesses(tree);
  while (empty < 2) {
    empty = left.length === 0 ? empty + 1 : 0;
    if (left.length > 0 && performance.now() > deadline) return left;
    eachLook(left);
    await sleep(left.length === 0 ? 15 : 50);
    left = livingProcesses(tree);
  }
  return [];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function taskkill(pid: number, graceMs: number): Promise<readonly number[]> {
  const kill = (...more: string[]) =>
    runFile('taskkill', ['/PID', String(pid), '/T', ...more]).catch(() => undefined);
  if (!isAlive(pid)) return [];
  await kill();
  const deadline = performance.now() + graceMs;
  while (isAlive(pid) && performance.now() < deadline) await sleep(100);
  await kill('/F');
  return isAlive(pid) ? [pid] : [];
}

/**
 * Ends all processes of a command: SIGTERM, and after `graceMs` SIGKILL. Resolves when none is
 * left, with the ids of those that could not be ended (belonging to another user, or stuck in
 * the kernel): normally empty.
 */
export async function endProcesses(tree: ProcessTree, graceMs: number): Promise<readonly number[]> {
  if (process.platform === 'win32') return await taskkill(tree.pid, graceMs);
  const asked = new Set<number>();
  const left = await waitUntilGone(tree, graceMs, (pids) => {
    // Each is asked once only: a second SIGTERM makes some programs give up their clean-up.
    signalAll(
      pids.filter((pid) => !asked.has(pid)),
      'SIGTERM',
    );
    for (const pid of pids) asked.add(pid);
  });
  if (left.length === 0) return [];
  return await waitUntilGone(tree, 5000, (pids) => signalAll(pids, 'SIGKILL'));
}

/** Ends all processes of a command at once, without waiting: for when we are ending ourselves. */
export function killProcessesNow(tree: ProcessTree): void {
  if (process.platform !== 'win32') {
    signalAll(livingProcesses(tree), 'SIGKILL');
    return;
  }
  try {
    execFileSync('taskkill', ['/PID', String(tree.pid), '/T', '/F'], { stdio: 'ignore' });
  } catch {
    // it had ended already
  }
}
