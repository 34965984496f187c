import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';

/** One path segment on every system: no separator, no leading or trailing dot, no control character. */
const FOLDER_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;
/** Windows takes these for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The absolute path of a new project: directly inside the folder for projects, never elsewhere.
 * @throws StagecraftError INVALID_FOLDER, FOLDER_IS_LINK
 */
export async function projectPlace(projectsFolder: string, name: string): Promise<string> {
  if (!FOLDER_NAME.test(name) || DEVICE.test(name)) {
    throw new StagecraftError({
      code: 'INVALID_FOLDER',
      message: `"${name.slice(0, 60)}" is not the name of a folder for a project.`,
      fix: 'Use letters, digits, dots, hyphens and underscores, as acme-portal.',
      path: ['folder'],
    });
  }
  const place = path.join(projectsFolder, name);
  const found = await lstat(place).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return place;
  throw new StagecraftError({
    code: 'FOLDER_IS_LINK',
    message: `${place} is a link to another place.`,
    fix: 'Choose a folder that does not exist.',
    path: ['folder'],
  });
}

/**
 * The folder in which projects are created, with its links resolved.
 * @throws StagecraftError PROJECTS_FOLDER_MISSING, PROJECTS_INSIDE_STAGECRAFT: a project is a
 * repository of its own
 */
export async function openProjectsFolder(folder: string, root: string): Promise<string> {
  const place = await realpath(folder).catch(() => undefined);
  if (place === undefined || !(await lstat(place)).isDirectory()) {
    throw new StagecraftError({
      code: 'PROJECTS_FOLDER_MISSING',
      message: `There is no folder ${folder} to create projects in.`,
      fix: 'Make it first, or give another with --projects.',
    });
  }
  const inRoot = path.relative(await realpath(root), place);
  const isOutside = inRoot.startsWith('..') || path.isAbsolute(inRoot);
  if (isOutside) return place;
  throw new StagecraftError({
    code: 'PROJECTS_INSIDE_STAGECRAFT',
    message: `${folder} is inside Stagecraft's own repository.`,
    fix: 'Give another folder with --projects: a project is a repository of its own.',
  });
}
