import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import { systemCode, writeError } from '../fileErrors.ts';

/** A place that a project may be put. */
export interface Target {
  /** Absolute; links resolved when it exists. */
  readonly folder: string;
  /** It exists, and is empty. */
  readonly exists: boolean;
  /** The root of the git repository that it lies in, when it does. */
  readonly insideRepository: string | undefined;
}

/**
 * Says whether a project may be put into a folder, without writing anything.
 * @throws StagecraftError FOLDER_NOT_EMPTY, NOT_A_FOLDER, PARENT_MISSING, NOT_WRITABLE,
 * NAME_TOO_LONG
 */
export async function checkTarget(folder: string): Promise<Target> {
  const wanted = path.resolve(folder);
  const existing = await kindOf(wanted);
  if (existing === 'file') throw notAFolder(wanted);
  const resolved = existing === 'folder' ? await realpath(wanted) : wanted;
  if (existing === 'folder' && (await readdir(resolved)).length > 0) throw notEmpty(wanted);
  const parent = path.dirname(resolved);
  if (existing === undefined) await checkParent(parent);
  await access(parent, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw writeError(error, parent);
  });
  return {
    folder: resolved,
    exists: existing === 'folder',
    insideRepository: await repositoryAround(parent),
  };
}

async function kindOf(place: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(place)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return undefined;
    // A part of the path before it is a file.
    if (code === 'ENOTDIR') throw notAFolder(path.dirname(place));
    throw writeError(error, place);
  }
}

async function checkParent(parent: string): Promise<void> {
  const kind = await kindOf(parent);
  if (kind === 'folder') return;
  if (kind === 'file') throw notAFolder(parent);
  throw new StagecraftError({
    code: 'PARENT_MISSING',
    message: `There is no folder ${parent}.`,
    fix: 'Make it first, or check the path.',
  });
}

async function repositoryAround(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((await kindOf(path.join(at, '.git'))) !== undefined) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** The target has things in it: nothing of a person's is ever overwritten. */
export function notEmpty(folder: string): StagecraftError {
  return new StagecraftError({
    code: 'FOLDER_NOT_EMPTY',
    message: `${folder} is not empty.`,
    fix: 'Choose a new or an empty folder.',
    params: { folder },
  });
}

function notAFolder(place: string): StagecraftError {
  return new StagecraftError({
    code: 'NOT_A_FOLDER',
    message: `${place} is a file.`,
    fix: 'Choose a new or an empty folder.',
  });
}
