/** As the server has it: one segment on every system. */
const FOLDER_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a new folder may be called so. */
export function isFolderName(name: string): boolean {
  return FOLDER_NAME.test(name) && !DEVICE.test(name);
}

/** A folder with a slash of its machine at the end: `/home/ann/`, `C:\Users\ann\`. */
export function withSlash(folder: string): string {
  const slash = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return /[\\/]$/.test(folder) ? folder : `${folder}${slash}`;
}

/** The last segment. */
export function lastSegment(folder: string): string {
  return folder.split(/[\\/]/).findLast((segment) => segment !== '') ?? '';
}

/** A name for another try, where the first one is taken: `acme`, `acme-2`, `acme-3`. */
export function nextName(name: string): string {
  const [, stem = name, count] = /^(.*?)(?:-(\d+))?$/.exec(name) ?? [];
  return `${stem}-${count === undefined ? 2 : Number(count) + 1}`;
}
