import { randomUUID } from 'node:crypto';
import { link, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError, zipComposition, type Composition } from '@stagecraft/engine';
import { systemCode, writeError } from '../fileErrors.ts';

export interface ZipOptions {
  readonly composition: Composition;
  readonly file: string;
}

/**
 * Writes a composition as an archive, all or nothing. Holds no secret.
 * @throws StagecraftError FILE_EXISTS, PARENT_MISSING, NOT_WRITABLE, DISK_FULL
 */
export async function writeZip({ composition, file }: ZipOptions): Promise<{ bytes: number }> {
  const target = path.resolve(file);
  const parent = path.dirname(target);
  if (await stat(target).catch(() => undefined)) throw fileExists(target);
  const folder = await stat(parent).catch(() => undefined);
  if (folder?.isDirectory() !== true) throw parentMissing(parent);
  const bytes = zipComposition(composition);
  const unfinished = path.join(parent, `.${path.basename(target).slice(0, 40)}.${randomUUID()}`);
  try {
    await writeFile(unfinished, bytes);
    await putInPlace(unfinished, target);
  } catch (error) {
    throw writeError(error, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  return { bytes: bytes.length };
}

/** A link refuses to replace a file that came up meanwhile; some disks have no links. */
async function putInPlace(unfinished: string, target: string): Promise<void> {
  try {
    await link(unfinished, target);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw fileExists(target);
    await rename(unfinished, target);
  }
}

function fileExists(file: string): StagecraftError {
  return new StagecraftError({
    code: 'FILE_EXISTS',
    message: `${file} exists already.`,
    fix: 'Choose another name, or remove it first.',
  });
}

function parentMissing(folder: string): StagecraftError {
  return new StagecraftError({
    code: 'PARENT_MISSING',
    message: `There is no folder ${folder}.`,
    fix: 'Make it first, or check the path.',
  });
}
