import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError, type Tree } from '@stagecraft/engine';

const FILE_MODE = 0o666;
const EXECUTABLE_MODE = 0o777;

/**
 * Writes the files of a composition into a folder. Modes are as the person's umask makes them.
 * @throws StagecraftError PATH_OUTSIDE when a path would leave the folder
 */
export async function writeFiles(files: Tree, folder: string): Promise<void> {
  const places = [...files].map(([name, file]) => ({ file, place: placeOf(folder, name) }));
  const parents = new Set(places.map(({ place }) => path.dirname(place)));
  await Promise.all(deepest(parents).map((parent) => mkdir(parent, { recursive: true })));
  await Promise.all(
    places.map(({ file, place }) =>
      // wx: two names that differ only in case are one file on some disks.
      writeFile(place, file.content, {
        mode: file.executable ? EXECUTABLE_MODE : FILE_MODE,
        flag: 'wx',
      }),
    ),
  );
}

function placeOf(folder: string, name: string): string {
  const place = path.join(folder, name);
  const leaves =
    !place.startsWith(folder + path.sep) || path.isAbsolute(name) || name.includes('\0');
  if (!leaves && !name.split('/').includes('.git')) return place;
  throw new StagecraftError({
    code: 'PATH_OUTSIDE',
    message: `A file of the library is called ${JSON.stringify(name)}, which is not a path in a project.`,
    fix: 'This is a defect of the library: mend the feature that has the file.',
  });
}

/** Making these makes all the others. */
function deepest(folders: ReadonlySet<string>): string[] {
  const all = [...folders].toSorted();
  return all.filter((folder, at) => all[at + 1]?.startsWith(folder + path.sep) !== true);
}
