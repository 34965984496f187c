import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { readIfExists } from './cache.ts';
import type { ProjectToolchain } from './projectToolchain.ts';
import { readYarnSettings } from './yarnSettings.ts';

const LOOK_EVERY_MS = 700;

/**
 * Beginnings of the names that yarn's cache gives to the archives of a lockfile's packages:
 * `abbrev@npm:2.0.0` is in `abbrev-npm-2.0.0-<hash>-<key>.zip`. Packages for other platforms
 * are left out.
 */
export function archivePrefixes(lockfile: string): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const entry of lockfile.split('\n\n')) {
    const match = /\n {2}resolution: "((?:@[^/"]+\/)?[^@"]+)@npm:([^":]+)"/.exec(entry);
    if (match === null || /\n {2}conditions: /.test(entry)) continue;
    prefixes.add(`${match[1]?.replace('/', '-')}-npm-${match[2]}`);
  }
  return prefixes;
}

async function yarnCacheFolder(projectDir: string): Promise<string> {
  const settings = await readYarnSettings(projectDir);
  const own = process.env['YARN_CACHE_FOLDER'] ?? settings['cacheFolder'];
  if (settings['enableGlobalCache'] === false) {
    return path.resolve(projectDir, typeof own === 'string' ? own : '.yarn/cache');
  }
  const data = process.env['XDG_DATA_HOME'];
  const usual =
    process.platform === 'win32'
      ? path.join(process.env['LOCALAPPDATA'] ?? homedir(), 'Yarn', 'Berry')
      : data
        ? path.join(data, 'yarn', 'berry')
        : path.join(homedir(), '.yarn', 'berry');
  return path.join(process.env['YARN_GLOBAL_FOLDER'] ?? usual, 'cache');
}

/**
 * Counts downloads while yarn makes them, by what appears in its cache: with `--json` yarn tells
 * their number at the end only, which leaves a person without a sign for half a minute.
 */
export function watchDownloads(
  toolchain: ProjectToolchain,
  onCount: (done: number, total: number) => void,
): { end(): void } {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let before = -1;
  const begin = async () => {
    const lockfile = await readIfExists(path.join(toolchain.projectDir, 'yarn.lock'));
    const prefixes = archivePrefixes(lockfile ?? '');
    const folder = await yarnCacheFolder(toolchain.projectDir);
    const look = async () => {
      const names = await readdir(folder).catch(() => []);
      const present = names.filter((name) => {
        const prefix = /^(.*)-[0-9a-f]{10}-[^-]+\.zip$/.exec(name)?.[1];
        return prefix !== undefined && prefixes.has(prefix);
      }).length;
      if (ended) return;
      if (present !== before) onCount(present, prefixes.size);
      before = present;
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    await look();
  };
  begin().catch(() => undefined); // only the count is lost
  return {
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
