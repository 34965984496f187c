import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Composition } from '@stagecraft/engine';
import {
  cacheFolder,
  runOrThrow,
  startCommand,
  type ProjectToolchain,
} from '@stagecraft/toolchain';
import { projectToolchain } from '@stagecraft/toolchain';
import { installWholeLibrary } from '../../scripts/release/build.ts';
import { release, root } from '../harness/portal.ts';

/** A folder in which one portal after another is made, on packages that are installed once. */
export interface Place {
  readonly folder: string;
  readonly ports: { readonly frontend: number; readonly backend: number };
  /** Puts a portal into it, in place of the one that was there. */
  write(files: Composition['files']): Promise<ProjectToolchain>;
  release(): Promise<void>;
}

/** How many portals may run at once on this machine. */
const PLACES = Number(process.env['STAGECRAFT_VERIFY_PLACES'] ?? 2);
const FIRST_PORTS = { frontend: 3100, backend: 7100 };
const WAIT = 2_000;

/** Takes a place that is free, or waits for one. The first one on a machine installs the packages. */
export async function takePlace(): Promise<Place> {
  const base = path.join(cacheFolder(), 'verify', await fingerprint());
  await mkdir(base, { recursive: true });
  for (;;) {
    for (let number = 0; number < PLACES; number += 1) {
      const lock = path.join(base, `place-${number}.lock`);
      if (!(await lockedBy(lock))) continue;
      const folder = path.join(base, `place-${number}`);
      if (!existsSync(path.join(folder, 'node_modules'))) await install(base, folder);
      return placeIn(folder, number, lock);
    }
    await sleep(WAIT);
  }
}

async function fingerprint(): Promise<string> {
  const lockfile = await readFile(path.join(root, 'releases', release.version, 'yarn.lock'));
  return `${release.version}-${createHash('sha256').update(lockfile).digest('hex').slice(0, 12)}`;
}

/** One installation for all places, which are copies of it. */
async function install(base: string, folder: string): Promise<void> {
  const original = path.join(base, 'library');
  const turn = path.join(base, 'library.lock');
  while (!(await lockedBy(turn))) await sleep(WAIT);
  try {
    if (!existsSync(path.join(original, 'universe', 'installed'))) {
      await rm(original, { recursive: true, force: true });
      await mkdir(original, { recursive: true });
      installWholeLibrary(root, release.version, original);
      await writeFile(path.join(original, 'universe', 'installed'), '');
    }
    const copy = `${folder}.${process.pid}`;
    // Not as links: a file system has a limit of links to one file, and the store has many already.
    await runOrThrow({
      command: 'cp',
      args: ['-a', path.join(original, 'universe'), copy],
      cwd: base,
    });
    await rename(copy, folder);
  } finally {
    await rm(turn, { force: true });
  }
}

/** Whether the lock is ours now. One whose process is gone is nobody's. */
async function lockedBy(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && isAlive(owner)) return false;
  await rm(file, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function placeIn(folder: string, number: number, lock: string): Place {
  return {
    folder,
    ports: {
      frontend: FIRST_PORTS.frontend + number * 10,
      backend: FIRST_PORTS.backend + number * 10,
    },
    async write(files) {
      await empty(folder);
      for (const [file, { content }] of files) {
        const target = path.join(folder, file);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, content);
      }
      return toolchainOf(folder);
    },
    release: () => rm(lock, { force: true }),
  };
}

/** What an installation or a build left stays: it is what makes the next portal quick. */
const KEPT = new Set(['node_modules', 'dist-types', 'installed']);

async function empty(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const each = path.join(folder, entry.name);
    if (KEPT.has(entry.name)) continue;
    if (entry.isDirectory() && ['packages', 'plugins', 'app', 'backend'].includes(entry.name)) {
      await empty(each);
    } else if (entry.isDirectory() && path.basename(folder) === 'plugins') {
      await empty(each);
    } else {
      await rm(each, { recursive: true, force: true });
    }
  }
}

/** The project's own programs without yarn, which would ask for an installation of just this choice. */
async function toolchainOf(folder: string): Promise<ProjectToolchain> {
  const toolchain = await projectToolchain(folder);
  return {
    ...toolchain,
    startYarn: ([script, ...args], options = {}) =>
      startCommand({
        ...options,
        command: toolchain.node.node,
        args: [
          path.join(folder, 'node_modules/@backstage/cli/bin/backstage-cli'),
          'repo',
          String(script),
          ...args,
        ],
        cwd: folder,
        env: { ...toolchain.env, ...options.env },
      }),
  };
}
