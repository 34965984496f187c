import { homedir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { readIfExists } from './cache.ts';
import type { Environment } from './environment.ts';
import { member, runNpm } from './npm.ts';

const DEFAULT_REGISTRY = 'https://registry.npmjs.org';

/** The settings of a `.yarnrc.yml`, or none when the file is missing or isn't a mapping. */
export async function readYarnSettings(folder: string): Promise<Record<string, unknown>> {
  const text = await readIfExists(path.join(folder, '.yarnrc.yml'));
  const settings: unknown = text === undefined ? {} : parse(text);
  return typeof settings === 'object' && settings !== null
    ? (settings as Record<string, unknown>)
    : {};
}

/** `npmRegistryServer` is `YARN_NPM_REGISTRY_SERVER` in the environment. */
function variableOf(setting: string): string {
  return `YARN_${setting.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/**
 * The environment with which yarn installs a project. Yarn takes the environment before its
 * files, so what the project, the person's `~/.yarnrc.yml` or their environment settles is left out.
 */
export async function yarnEnvironment(
  projectDir: string,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly env?: Environment | undefined;
  } = {},
): Promise<Record<string, string>> {
  const environment = { ...process.env, ...options.env };
  const settled = {
    ...(await readYarnSettings(environment['HOME'] ?? homedir())),
    ...(await readYarnSettings(projectDir)),
  };
  const isOpen = (setting: string) =>
    settled[setting] === undefined && environment[variableOf(setting)] === undefined;

  const wanted: Record<string, string> = {
    enableGlobalCache: 'true',
    nmMode: 'hardlinks-global',
    ...(isOpen('npmRegistryServer') ? await settingsFromNpm(projectDir, options) : {}),
  };
  const result: Record<string, string> = {
    // Not left to the project: a script of any of 2,800 packages would run as the person.
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
  };
  for (const [setting, value] of Object.entries(wanted)) {
    if (isOpen(setting)) result[variableOf(setting)] = value;
  }
  return result;
}

/**
 * Yarn doesn't read `.npmrc`: who set up a mirror or a proxy for npm would have to do it again.
 * Returns yarn's names for the same.
 */
async function settingsFromNpm(
  projectDir: string,
  options: { readonly signal?: AbortSignal | undefined; readonly env?: Environment | undefined },
): Promise<Record<string, string>> {
  const config = await runNpm({
    args: ['config', 'list'],
    cwd: projectDir,
    env: options.env,
    signal: options.signal,
    subject: 'its settings',
  });
  const text = (key: string) => {
    const value = member(config, key);
    return typeof value === 'string' && value !== '' && value !== 'null' ? value : undefined;
  };
  const registry = (text('registry') ?? DEFAULT_REGISTRY).replace(/\/+$/, '');
  const settings: Record<string, string | undefined> = {
    httpProxy: text('proxy'),
    httpsProxy: text('https-proxy') ?? text('proxy'),
    httpsCaFilePath: text('cafile'),
    enableStrictSsl: member(config, 'strict-ssl') === false ? 'false' : undefined,
  };
  if (registry !== DEFAULT_REGISTRY) {
    settings['npmRegistryServer'] = registry;
    const url = new URL(registry);
    if (url.protocol === 'http:') settings['unsafeHttpWhitelist'] = url.hostname;
    const files = [path.join(projectDir, '.npmrc'), text('userconfig'), text('globalconfig')];
    Object.assign(settings, await signInFor(url, files, { ...process.env, ...options.env }));
  }
  const given = Object.entries(settings).filter((entry) => entry[1] !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}

/** npm doesn't tell tokens (`npm config get` refuses), so they are read where npm reads them. */
async function signInFor(
  registry: URL,
  files: readonly (string | undefined)[],
  environment: Environment,
): Promise<Record<string, string>> {
  const entries = new Map<string, string>();
  for (const file of files) {
    const text = file === undefined ? undefined : await readIfExists(file);
    for (const [key, value] of parseNpmrc(text ?? '', environment)) {
      if (!entries.has(key)) entries.set(key, value); // the nearest file wins
    }
  }
  const key = `//${registry.host}${registry.pathname.replace(/\/+$/, '')}/`;
  const token = entries.get(`${key}:_authToken`);
  if (token !== undefined) return { npmAlwaysAuth: 'true', npmAuthToken: token };
  const basic = entries.get(`${key}:_auth`);
  if (basic !== undefined) return { npmAlwaysAuth: 'true', npmAuthIdent: basic };
  const name = entries.get(`${key}:username`);
  const password = entries.get(`${key}:_password`);
  if (name === undefined || password === undefined) return {};
  const ident = `${name}:${Buffer.from(password, 'base64').toString()}`;
  return { npmAlwaysAuth: 'true', npmAuthIdent: ident };
}

/** The settings of an `.npmrc`, with its `${NAME}` replaced as npm does. */
export function parseNpmrc(text: string, environment: Environment): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
    if (match === null) continue;
    const [, key = '', raw = ''] = match;
    const value = raw
      .replace(/^(["'])(.*)\1$/, '$2')
      .replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) => environment[name] ?? whole);
    entries.set(key, value);
  }
  return entries;
}
