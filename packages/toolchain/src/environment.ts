const ALLOWED = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TERM',
  'COLORTERM',
  'TMPDIR',
  'TEMP',
  'TMP',
  'CI',
  'NO_COLOR',
  'FORCE_COLOR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  // Windows finds nothing, not even its own system folders, without these.
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'USERPROFILE',
  'USERNAME',
  'HOMEDRIVE',
  'HOMEPATH',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
]);

/**
 * npm settings that say where packages come from. Others stay behind: when Stagecraft is itself
 * started by `npm run`, npm exports the settings of *that* project (workspace, prefix, ...), which
 * would bend every npm that we start.
 */
const NPM_SETTING =
  /^npm_config_(registry|userconfig|globalconfig|cache|cafile|ca|cert|key|strict_ssl|proxy|https_proxy|noproxy|always_auth|replace_registry_host|prefer_offline|offline|maxsockets|fetch_\w+|@[^:]+:registry|\/\/.*)$/i;

/** One variable for the child; `undefined` removes it. */
export type Environment = Readonly<Record<string, string | undefined>>;

function isAllowed(name: string): boolean {
  const upper = name.toUpperCase();
  return (
    ALLOWED.has(upper) ||
    upper.startsWith('LC_') ||
    upper.startsWith('YARN_') ||
    NPM_SETTING.test(name)
  );
}

/**
 * The environment of a child process: an allow-list of `base` (default: ours), so that tokens
 * which happen to be in a person's shell don't reach a project's code, and what the caller adds.
 */
export function childEnvironment(
  additions: Environment = {},
  base: Environment = process.env,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && isAllowed(name)) result[name] = value;
  }
  for (const [name, value] of Object.entries(additions)) {
    // Windows names are case-insensitive: `Path` and `PATH` must not both arrive.
    if (process.platform === 'win32') dropSameName(result, name);
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

function dropSameName(target: Record<string, string>, name: string): void {
  for (const existing of Object.keys(target)) {
    if (existing.toUpperCase() === name.toUpperCase()) delete target[existing];
  }
}

/** The value of PATH whatever its case (`Path` on Windows). */
export function searchPath(environment: Environment = process.env): string {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
  return (name === undefined ? undefined : environment[name]) ?? '';
}
