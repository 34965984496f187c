/** What an error is about: what a person gave, the machine and its network, or the work itself. */
export type ErrorKind = 'input' | 'environment' | 'failure' | 'cancelled';

/** The machine or the network lacks something: another time it may work. */
const ENVIRONMENT = new Set([
  'CACHE_NOT_WRITABLE',
  'COMMAND_NOT_FOUND',
  'COMMAND_NOT_STARTED',
  'DISK_FULL',
  'GIT_MISSING',
  'PACKAGE_NOT_FOUND',
  'PORT_IN_USE',
]);
const ENVIRONMENT_PREFIX = /^(NPM|NODE|REGISTRY|NETWORK)_/;

/** Something broke while working; the person's words were fine. */
const FAILURE = new Set([
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

/** Interfaces make exit codes and HTTP statuses of it. A code that is not listed is about input. */
export function errorKindOf(code: string): ErrorKind {
  if (code === 'CANCELLED') return 'cancelled';
  if (ENVIRONMENT.has(code) || ENVIRONMENT_PREFIX.test(code)) return 'environment';
  return FAILURE.has(code) ? 'failure' : 'input';
}
