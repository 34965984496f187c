/** Of the codes that are not about what a person gave; the rest is 422. */
const STATUSES: Readonly<Record<string, number>> = {
  BLUEPRINT_NOT_TEXT: 400,
  BLUEPRINT_NOT_YAML: 400,
  SHARE_LINK_INVALID: 400,
  SHARE_LINK_NEWER: 400,
  ALREADY_RUNNING: 409,
  CANCELLED: 409,
  FOLDER_IN_USE: 409,
  FOLDER_NOT_EMPTY: 409,
  NOT_A_FOLDER: 409,
  NOT_INSTALLED: 409,
  NOT_RUNNING: 409,
  NOT_WRITABLE: 409,
  PORT_IN_USE: 409,
  BLUEPRINT_TOO_LARGE: 413,
  SHARE_LINK_TOO_LARGE: 414,
};

/** Something broke while working; the person's words were fine. */
const FAILED = new Set([
  'BAD_INTERPOLATION',
  'BUILD_FAILED',
  'CHECKSUM_MISMATCH',
  'COMMAND_FAILED',
  'FILE_TWICE',
  'GIT_FAILED',
  'INSTALL_FAILED',
  'INTEGRITY_MISMATCH',
  'INTERNAL',
  'INVALID_LIBRARY',
  'LOCKFILE_MISSES_PACKAGE',
  'LOCKFILE_OUTDATED',
  'LOCKFILE_UNREADABLE',
  'PATH_OUTSIDE',
  'PROCESS_LEFT',
  'RESOLUTION_UNREADABLE',
  'SECRETS_NOT_IGNORED',
  'START_EXITED',
  'START_FAILED',
  'START_TIMEOUT',
  'TEMPLATE_DRIFT',
  'TEMPLATE_UNREADABLE',
  'UNSAFE_ARCHIVE',
  'WORKSPACE_WITHOUT_NAME',
]);

/** The machine or the network lacks something: another time it may work. */
const ENVIRONMENT = new Set([
  'CACHE_NOT_WRITABLE',
  'COMMAND_NOT_FOUND',
  'COMMAND_NOT_STARTED',
  'DISK_FULL',
  'GIT_MISSING',
  'PACKAGE_NOT_FOUND',
]);
const ENVIRONMENT_PREFIX = /^(NPM|NODE|REGISTRY|NETWORK)_/;

/** The HTTP status for an error of the engine, the lifecycle or the toolchain. */
export function statusOf(code: string): number {
  const known = STATUSES[code];
  if (known !== undefined) return known;
  if (FAILED.has(code)) return 500;
  return ENVIRONMENT.has(code) || ENVIRONMENT_PREFIX.test(code) ? 503 : 422;
}
