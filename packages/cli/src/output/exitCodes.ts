/** What the exit code of a command means. Documented in docs/cli.md. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, environment: 3, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The machine or the network lacks something. */
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

/** The exit code for an error; whatever is not listed is about what the person gave. */
export function exitCodeOf(code: string): ExitCode {
  if (code === 'CANCELLED') return EXIT.cancelled;
  if (ENVIRONMENT.has(code) || ENVIRONMENT_PREFIX.test(code)) return EXIT.environment;
  return FAILED.has(code) ? EXIT.failed : EXIT.badInput;
}
