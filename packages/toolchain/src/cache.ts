import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Environment } from './environment.ts';

/** The person's cache folder: STAGECRAFT_CACHE, or where the platform keeps caches. */
export function cacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = environment['STAGECRAFT_CACHE'];
  if (own) return path.resolve(own);
  const shared = environment['XDG_CACHE_HOME'];
  if (shared && path.isAbsolute(shared)) return path.join(shared, 'stagecraft');
  const home = homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'stagecraft');
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
    return path.join(local, 'stagecraft', 'Cache');
  }
  return path.join(home, '.cache', 'stagecraft');
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/**
 * Makes `folder` by `fill`, all or nothing: it is filled under another name and renamed. When two
 * processes make the same one at once, the first to finish wins and the other takes that.
 */
export async function makeOnce(
  folder: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (await exists(folder)) return;
  await withTemporaryFolder(path.dirname(folder), async (unfinished) => {
    await fill(unfinished);
    try {
      await rename(unfinished, folder);
    } catch (error) {
      if (!(await exists(folder))) throw error;
    }
  });
}

/** Runs `use` with a new folder inside `parent`, which is removed afterwards. */
export async function withTemporaryFolder<T>(
  parent: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(parent, `.unfinished-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes a file all or nothing. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}

/** The file's text, or undefined when there is none. */
export async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
