import { spawnSync } from 'node:child_process';

/** Whether a process is running. Zombies, which wait for their parent to notice, are not. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
