import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import { parseDocument } from 'yaml';
import { readIfExists } from './cache.ts';
import type { Environment } from './environment.ts';

/** The configuration files that `yarn start` reads, in the order in which they count. */
export const LOCAL_FILES = ['app-config.yaml', 'app-config.local.yaml'];

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(base: unknown, over: unknown): unknown {
  if (!isMapping(base) || !isMapping(over)) return over;
  const result: Mapping = { ...base };
  for (const [key, value] of Object.entries(over)) result[key] = merge(base[key], value);
  return result;
}

/** As Backstage does: `${NAME}`, `${NAME:-default}`, `$${…}` is a literal `${…}`. */
function substitute(text: string, environment: Environment): string {
  return text.replaceAll(/(\$?)\$\{([^}]*)\}/g, (whole, escaped: string, inside: string) => {
    if (escaped !== '') return whole.slice(1);
    const [name = '', ...rest] = inside.split(':-');
    return environment[name.trim()] ?? rest.join(':-');
  });
}

/**
 * The project's configuration as `yarn start` sees it, as far as it is in the usual files and in
 * further ones, which count more.
 */
export async function readAppConfig(
  projectDir: string,
  further: readonly string[] = [],
): Promise<unknown> {
  let config: unknown = {};
  for (const name of [...LOCAL_FILES, ...further]) {
    const text = await readIfExists(path.resolve(projectDir, name));
    if (text === undefined) continue;
    const document = parseDocument(text);
    if (document.errors[0] !== undefined) {
      throw new StagecraftError({
        code: 'INVALID_CONFIG',
        message: `${name} is not valid YAML: ${document.errors[0].message}`,
        fix: `Correct ${name}.`,
      });
    }
    config = merge(config, document.toJS() ?? {});
  }
  return config;
}

/** A configuration with its variables filled in; a value whose variable is not set is left out. */
export function filledConfig(config: unknown, environment: Environment): unknown {
  if (typeof config === 'string') {
    const lacks = referencesOf(config).some(
      ({ name, optional }) => !optional && environment[name] === undefined,
    );
    return lacks ? undefined : substitute(config, environment);
  }
  if (Array.isArray(config)) return config.map((value) => filledConfig(value, environment));
  if (!isMapping(config)) return config;
  const entries = Object.entries(config).map(
    ([key, value]) => [key, filledConfig(value, environment)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export interface ProjectAddresses {
  readonly frontendUrl: string;
  readonly backendUrl: string;
  readonly frontendPort: number;
  readonly backendPort: number;
}

function valueAt(config: unknown, keys: readonly string[], environment: Environment): string {
  let value: unknown = config;
  for (const key of keys) value = isMapping(value) ? value[key] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? substitute(value, environment) : '';
}

function portOf(address: string): number | undefined {
  if (/^\d+$/.test(address)) return Number(address);
  const url = URL.parse(address);
  if (url === null || url.host === '') {
    const port = /:(\d+)$/.exec(address)?.[1]; // ':7007', '0.0.0.0:7007'
    return port === undefined ? undefined : Number(port);
  }
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Where `yarn start` will be reached, by the project's configuration and its environment. */
export function addressesOf(config: unknown, environment: Environment): ProjectAddresses {
  const get = (...keys: string[]) => valueAt(config, keys, environment);
  const frontendUrl = get('app', 'baseUrl') || 'http://localhost:3000';
  const backendUrl = get('backend', 'baseUrl') || 'http://localhost:7007';
  const listen = get('backend', 'listen', 'port') || get('backend', 'listen');
  const trimmed = (url: string) => url.replace(/\/+$/, '');
  return {
    frontendUrl: trimmed(frontendUrl),
    backendUrl: trimmed(backendUrl),
    frontendPort: portOf(get('app', 'listen', 'port')) ?? portOf(frontendUrl) ?? 3000,
    backendPort: portOf(listen) ?? portOf(backendUrl) ?? 7007,
  };
}

/** The names of environment variables that a configuration text refers to as `${NAME}`. */
export function referencedVariables(
  text: string,
): readonly { readonly name: string; readonly optional: boolean }[] {
  const found = new Map<string, boolean>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const { name, optional } of referencesOf(value)) {
        found.set(name, optional && found.get(name) !== false);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === '$env' && typeof inner === 'string') found.set(inner, false);
        visit(inner);
      }
    }
  };
  const document = parseDocument(text);
  if (document.errors.length === 0) visit(document.toJS());
  return [...found].map(([name, optional]) => ({ name, optional }));
}

/** `${NAME}`, and `${NAME:-default}`, which is optional. */
function referencesOf(text: string): { readonly name: string; readonly optional: boolean }[] {
  return [...text.matchAll(/(\$?)\$\{([^}]*)\}/g)]
    .filter(([, escaped]) => escaped === '')
    .map(([, , inside = '']) => {
      const [name = '', ...rest] = inside.split(':-');
      return { name: name.trim(), optional: rest.length > 0 };
    });
}
