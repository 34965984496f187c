import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures were measured on, as lines of Markdown. */
export async function machineLines(): Promise<string[]> {
  const [first, ...others] = cpus();
  return [
    `Machine: ${first?.model.trim() ?? 'unknown processor'}, ${others.length + 1} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `System: ${await systemName()}, ${type()} ${release()}`,
    `Node: ${process.versions.node}`,
  ];
}

/** How busy the machine is: processes that want to run, over the last minute. */
export function load(): string {
  return loadavg()[0]?.toFixed(1) ?? 'unknown';
}

async function systemName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1] ?? process.platform;
}
