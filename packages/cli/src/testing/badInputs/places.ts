import { bad, HUB, type BadInput } from './row.ts';

/** Folders, archives and flags. */
export const PLACES: readonly BadInput[] = [
  bad('a folder that is not empty', HUB, 'FOLDER_NOT_EMPTY', /is not empty/, {
    files: { 'p/x': '1' },
  }),
  bad('a folder with a hidden file', HUB, 'FOLDER_NOT_EMPTY', /is not empty/, {
    files: { 'p/.hidden': '' },
  }),
  bad('a folder that is a file', HUB, 'NOT_A_FOLDER', /is a file/, { files: { p: '1' } }),
  bad('a folder inside a file', ['create', 'f/p', '--preset', 'hub'], 'NOT_A_FOLDER', /is a file/, {
    files: { f: '1' },
  }),
  bad(
    'a folder whose parent is missing',
    ['create', 'a/b/p', '--preset', 'hub'],
    'PARENT_MISSING',
    /There is no folder/,
  ),
  bad(
    'a parent that is read-only',
    ['create', 'locked/p', '--preset', 'hub', '--no-install'],
    'NOT_WRITABLE',
    /can't be written/,
    { files: { locked: null }, readOnly: 'locked' },
  ),
  bad(
    'a path that is too long',
    ['create', 'x'.repeat(300), '--name', 'x', '--preset', 'hub'],
    'NAME_TOO_LONG',
    /too long/,
  ),
  bad(
    'an archive that exists',
    ['create', 'p', '--preset', 'hub', '--zip', 'z.zip'],
    'FILE_EXISTS',
    /exists already/,
    { files: { 'z.zip': '1' } },
  ),
  bad(
    'an archive whose folder is missing',
    ['create', 'p', '--preset', 'hub', '--zip', 'a/z.zip'],
    'PARENT_MISSING',
    /There is no folder/,
  ),
  bad(
    'a preset and a blueprint',
    [...HUB, '--blueprint', 'bp.yaml'],
    'CONTRADICTING_FLAGS',
    /--preset and --blueprint/,
    { blueprint: 'x' },
  ),
  bad(
    'an archive and a dry run',
    [...HUB, '--zip', 'z.zip', '--dry-run'],
    'CONTRADICTING_FLAGS',
    /--zip and --dry-run/,
  ),
  bad(
    'an archive that starts',
    ['create', 'p', '--preset', 'hub', '--zip', 'z.zip', '--start'],
    'CONTRADICTING_FLAGS',
    /--zip and --start/,
  ),
  bad(
    'an archive with secrets',
    [...HUB, '--zip', 'z.zip', '--secrets-from-env'],
    'CONTRADICTING_FLAGS',
    /never holds a secret/,
  ),
  bad(
    'starting without packages',
    [...HUB, '--start'],
    'CONTRADICTING_FLAGS',
    /--start and --no-install/,
  ),
  bad(
    'starting a dry run',
    ['create', 'p', '--preset', 'hub', '--dry-run', '--start'],
    'CONTRADICTING_FLAGS',
    /--start and --dry-run/,
  ),
  bad('an unknown flag', [...HUB, '--presett', 'x'], 'UNKNOWN_FLAG', /--presett/, {
    fix: /--preset/,
  }),
  bad('two folders', ['create', 'p', 'q', '--preset', 'hub'], 'TOO_MANY_ARGUMENTS', /arguments/),
  bad('an unknown command', ['creat', 'p'], 'UNKNOWN_COMMAND', /"creat"/, { fix: /"create"/ }),
  bad('an unknown flag of the program', ['--colour'], 'UNKNOWN_FLAG', /--colour/),
  bad('an unknown schema', ['schema', 'blueprints'], 'UNKNOWN_SCHEMA', /"blueprints"/, {
    fix: /"blueprint"/,
  }),
  bad('no schema named', ['schema'], 'MISSING_ARGUMENT', /what/),
  bad('details of an unknown feature', ['features', 'githib'], 'UNKNOWN_FEATURE', /"githib"/, {
    fix: /"github"/,
  }),
  bad('an unknown category', ['features', '--category', 'cod'], 'UNKNOWN_CATEGORY', /"cod"/, {
    fix: /"code"/,
  }),
  bad(
    'a feature and a filter',
    ['features', 'github', '--search', 'x'],
    'CONTRADICTING_FLAGS',
    /an id and a filter|An id and a filter/,
  ),
  bad('starting what is not there', ['start', 'none'], 'PROJECT_MISSING', /There is no folder/),
  bad('starting what is no project', ['start', 'd'], 'NOT_A_PROJECT', /not a project/, {
    files: { d: null },
  }),
  bad('starting a file', ['start', 'f'], 'NOT_A_PROJECT', /is a file/, { files: { f: '' } }),
  bad('starting without packages in place', ['start', 'd'], 'NOT_INSTALLED', /not installed/, {
    files: { 'd/package.json': '{}' },
  }),
  bad(
    'a doctor for what is not there',
    ['doctor', 'none'],
    'PROJECT_MISSING',
    /There is no folder/,
  ),
];
