import { stat } from 'node:fs/promises';
import path from 'node:path';
import { usageError } from '../output/errors.ts';

/** Refuses a folder that is no project, before anything is started in it. */
export async function requireProject(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there === undefined) {
    throw usageError(
      'PROJECT_MISSING',
      `There is no folder ${folder}.`,
      'Check the path, or create the project: stagecraft create.',
    );
  }
  if (!there.isDirectory()) {
    throw usageError('NOT_A_PROJECT', `${folder} is a file.`, 'Give the folder of a project.');
  }
  if (await isThere(path.join(folder, 'package.json'))) return;
  throw usageError(
    'NOT_A_PROJECT',
    `${folder} is not a project: it has no package.json.`,
    'Give the folder of a project, or create one: stagecraft create.',
  );
}

/** Refuses a project whose packages are not there. */
export async function requireInstalled(folder: string): Promise<void> {
  // The folder alone says little: other tools keep caches in it.
  if (await isThere(path.join(folder, 'node_modules', '.yarn-state.yml'))) return;
  throw usageError(
    'NOT_INSTALLED',
    `The packages of ${folder} are not installed.`,
    'Run `node .yarn/releases/yarn-*.cjs install` in it.',
  );
}

/** Whether something of this path exists. */
export async function isThere(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined)) !== undefined;
}
