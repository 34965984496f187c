import type { StandInAnswer } from '../serve.ts';
import { permissionsOf, TYPES, type File } from './files.ts';

/** An error as Google's APIs give it. */
export function failure(status: number, reason: string, message: string): StandInAnswer {
  const location = reason === 'invalid' ? { location: 'pageToken', locationType: 'parameter' } : {};
  const errors = [{ domain: 'global', reason, message, ...location }];
  return { status, body: { error: { code: status, message, errors } } };
}

export function fileView(file: File, url: string) {
  const { id, name, mimeType, author, modifiedAt, version, drive, isTrashed } = file;
  const person = {
    kind: 'drive#user',
    displayName: author.name,
    emailAddress: author.email,
    me: false,
  };
  return {
    kind: 'drive#file',
    id,
    name,
    mimeType,
    description: undefined,
    trashed: isTrashed,
    parents: [file.parent],
    version: String(version),
    webViewLink: `${url}/open/${id}`,
    createdTime: new Date(modifiedAt.getTime() - 1000).toISOString(),
    modifiedTime: modifiedAt.toISOString(),
    lastModifyingUser: person,
    ...(isGoogle(mimeType) ? {} : { size: String(Buffer.byteLength(file.text)) }),
    // In shared drives nobody owns a file, and its permissions are not given with it.
    ...(drive === undefined
      ? { owners: [person], permissions: permissionsOf(file), ownedByMe: false }
      : { driveId: drive, hasAugmentedPermissions: file.sharing !== 'members' }),
  };
}

export function isGoogle(mimeType: string): boolean {
  return mimeType.startsWith('application/vnd.google-apps.');
}

/** How the text of a file is exported; undefined when it can't be. */
export function exported({ mimeType, text }: File, as: string): string | undefined {
  // Google begins texts with a byte order mark, and ends lines as Windows does.
  const marked = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  if (mimeType === TYPES.document || mimeType === TYPES.presentation) {
    return as === 'text/plain' ? marked : undefined;
  }
  if (mimeType !== TYPES.spreadsheet) return undefined;
  return as === 'text/csv' ? text.replaceAll('\n', '\r\n') : undefined;
}

/** A page for who follows a link: a demo's links lead somewhere. */
export function filePage({ name, text, author }: File): string {
  const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(name)}</title>
<body style="font-family: system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>${escaped(name)}</h1><p>${escaped(author.name)}</p><pre style="white-space: pre-wrap">${escaped(text)}</pre>
<p><small>A stand-in shows invented data.</small></p></body></html>`;
}
