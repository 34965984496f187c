import { StagecraftError } from '@stagecraft/engine';

const NO_PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS']);
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT']);

/** The system's error code of a failed file operation. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Says in a person's words why a place could not be written; other errors stay as they are. */
export function writeError(error: unknown, place: string): unknown {
  const code = systemCode(error) ?? '';
  if (NO_PERMISSION.has(code)) {
    return new StagecraftError({
      code: 'NOT_WRITABLE',
      message: `${place} can't be written.`,
      fix: 'Choose a folder that you may write to.',
      cause: error,
    });
  }
  if (NO_SPACE.has(code)) {
    return new StagecraftError({
      code: 'DISK_FULL',
      message: `The disk of ${place} is full.`,
      fix: 'Free some space (a project with its packages needs about 4 GB) and try again.',
      cause: error,
    });
  }
  if (code === 'ENAMETOOLONG') {
    return new StagecraftError({
      code: 'NAME_TOO_LONG',
      message: `The path ${place.slice(0, 60)}… is too long for this disk.`,
      fix: 'Choose a shorter name.',
      cause: error,
    });
  }
  return error;
}
