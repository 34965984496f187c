import { readdir, rename, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../fileErrors.ts';
import { notEmpty, type Target } from './target.ts';

/**
 * Puts a finished project in its place by one rename.
 * @throws StagecraftError FOLDER_NOT_EMPTY when something came up there meanwhile
 */
export async function placeProject(unfinished: string, target: Target): Promise<void> {
  try {
    if (target.exists && target.folder === currentFolder()) {
      await moveInto(unfinished, target.folder);
      return;
    }
    // Windows doesn't rename onto an empty folder, as other systems do.
    if (target.exists && process.platform === 'win32') await rmdir(target.folder);
    await rename(unfinished, target.folder);
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code)) throw notEmpty(target.folder);
    throw error;
  }
}

/** The folder that the person is in can't be replaced: their shell would stay in the old one. */
async function moveInto(unfinished: string, folder: string): Promise<void> {
  if ((await readdir(folder)).length > 0) throw notEmpty(folder);
  const moved: string[] = [];
  try {
    for (const name of await readdir(unfinished)) {
      await rename(path.join(unfinished, name), path.join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rename(path.join(folder, name), path.join(unfinished, name));
    throw error;
  }
}

function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined; // it has been removed
  }
}
