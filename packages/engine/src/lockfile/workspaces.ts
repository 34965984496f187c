import { StagecraftError } from '../errors.ts';
import type { WorkspaceManifest } from './graph.ts';
import { acceptsVersion, withProtocol } from './range.ts';

/** A workspace as the walk needs it. */
export interface Workspace {
  readonly name: string;
  readonly location: string;
  readonly version: string | undefined;
  /** What it depends on, devDependencies included: ranges by name, with their protocol. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly body: string;
}

type Meta = Record<string, boolean | undefined>;

/** Reads a package.json as yarn does, and writes what the lockfile says of it. */
export function readWorkspace({ location, manifest }: WorkspaceManifest): Workspace {
  const { name, version } = manifest;
  if (typeof name !== 'string' || name === '') {
    throw new StagecraftError({
      code: 'WORKSPACE_WITHOUT_NAME',
      message: `The package.json in ${location} has no name.`,
      fix: 'Give it a name: the lockfile lists every workspace by its name.',
    });
  }
  const dependencies = new Map(
    [
      ...stringEntries(manifest['dependencies']),
      ...stringEntries(manifest['optionalDependencies']),
      ...stringEntries(manifest['devDependencies']),
    ].map(([dependency, range]) => [dependency, withProtocol(range)]),
  );
  return {
    name,
    location,
    version: typeof version === 'string' ? version : undefined,
    dependencies,
    body: workspaceBody(name, location, manifest, dependencies),
  };
}

/** Whether yarn takes the workspace itself for a range, instead of a package of that name. */
export function workspaceAccepts(workspace: Workspace, range: string): boolean {
  const colon = range.indexOf(':');
  const protocol = range.slice(0, colon);
  const rest = range.slice(colon + 1);
  if (protocol === 'workspace') {
    if (rest === '*' || rest === '^' || rest === '~') return true;
    if (rest === workspace.location) return true;
    return acceptsVersion(rest, workspace.version ?? '0.0.0');
  }
  if (protocol !== 'npm' || workspace.version === undefined) return false;
  return acceptsVersion(rest, workspace.version);
}

function workspaceBody(
  name: string,
  location: string,
  manifest: Readonly<Record<string, unknown>>,
  dependencies: ReadonlyMap<string, string>,
): string {
  return [
    '  version: 0.0.0-use.local\n',
    `  resolution: ${quote(`${name}@workspace:${location}`)}\n`,
    section('dependencies', [...dependencies]),
    section('peerDependencies', stringEntries(manifest['peerDependencies'])),
    metaSection('dependenciesMeta', dependenciesMeta(manifest)),
    metaSection('peerDependenciesMeta', metaEntries(manifest['peerDependenciesMeta'])),
    section('bin', binEntries(name, manifest['bin'])),
    '  languageName: unknown\n  linkType: soft\n',
  ].join('');
}

function section(title: string, pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return '';
  const lines = pairs.toSorted(byKey).map(([key, value]) => `    ${quote(key)}: ${quote(value)}\n`);
  return `  ${title}:\n${lines.join('')}`;
}

function metaSection(title: string, pairs: readonly (readonly [string, Meta])[]): string {
  const blocks = pairs.toSorted(byKey).map(([key, meta]) => {
    const lines = Object.entries(meta)
      .filter(([, value]) => value !== undefined)
      .toSorted(byKey)
      .map(([flag, value]) => `      ${flag}: ${String(value)}\n`);
    return lines.length === 0 ? '' : `    ${quote(key)}:\n${lines.join('')}`;
  });
  const text = blocks.join('');
  return text === '' ? '' : `  ${title}:\n${text}`;
}

/** Yarn folds optionalDependencies into dependencies and remembers that they are optional. */
function dependenciesMeta(
  manifest: Readonly<Record<string, unknown>>,
): (readonly [string, Meta])[] {
  const metas = new Map<string, Meta>(metaEntries(manifest['dependenciesMeta']));
  for (const [name] of stringEntries(manifest['optionalDependencies'])) {
    metas.set(name, { ...metas.get(name), optional: true });
  }
  return [...metas];
}

function metaEntries(value: unknown): (readonly [string, Meta])[] {
  return objectEntries(value).map(([key, meta]) => [
    key,
    Object.fromEntries(
      objectEntries(meta).filter((pair): pair is [string, boolean] => typeof pair[1] === 'boolean'),
    ),
  ]);
}

function binEntries(name: string, bin: unknown): (readonly [string, string])[] {
  if (typeof bin === 'string') return [[name.slice(name.indexOf('/') + 1), bin]];
  return stringEntries(bin);
}

export function stringEntries(value: unknown): [string, string][] {
  return objectEntries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
}

function objectEntries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function byKey(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : 1;
}

const plainText = /^(?![-?:,\][{}#&*!|>'"%@` \t\r\n]).([ \t]*(?![,\][{}:# \t\r\n]).)*$/;

/** Yarn's own rule for which strings stand without quotes. */
export function quote(text: string): string {
  return plainText.test(text) ? text : JSON.stringify(text);
}
