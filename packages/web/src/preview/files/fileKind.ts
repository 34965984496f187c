export type FileKind = 'picture' | 'icon' | 'program' | 'binary';

const KINDS: Readonly<Record<string, FileKind>> = {
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
  gif: 'picture',
  webp: 'picture',
  ico: 'icon',
  cjs: 'program',
};

/** What a file that is not text is, by its name. */
export function fileKind(path: string): FileKind {
  return KINDS[endingOf(path)] ?? 'binary';
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  ico: 'image/x-icon',
};

/** For showing a picture; undefined for what is none. */
export function pictureType(path: string): string | undefined {
  return TYPES[endingOf(path)];
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
