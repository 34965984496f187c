import { zipSync, type Zippable } from 'fflate';
import type { Composition } from './compose/compose.ts';

/** Archives of the same composition are the same bytes, so their time stamps say nothing. */
const MODIFIED = new Date(1980, 0, 1);
const UNIX = 3;
const FILE_MODE = 0o100644;
const EXECUTABLE_MODE = 0o100755;

/** A ZIP of the project, everything inside one folder of the project's name. */
export function zipComposition(composition: Composition): Uint8Array {
  const entries: Zippable = {};
  for (const [path, file] of composition.files) {
    const bytes =
      typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
    const attributes = (file.executable ? EXECUTABLE_MODE : FILE_MODE) * 2 ** 16;
    entries[`${composition.selection.name}/${path}`] = [
      bytes,
      { mtime: MODIFIED, os: UNIX, attrs: attributes },
    ];
  }
  return zipSync(entries);
}
