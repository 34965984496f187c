import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Versions, WorkspaceKind } from './manifest.ts';

/** A version that is held, and why. */
export interface Pin {
  readonly package: string;
  readonly version: string;
  readonly because: string;
}

/** A range of the template that is replaced, and why. */
export interface Amendment {
  readonly workspace: WorkspaceKind;
  readonly package: string;
  readonly range: string;
  readonly because: string;
}

/** What people write in `releases/<version>/`; the builder reads it and adds the rest. */
export interface ReleaseFolder {
  readonly path: string;
  readonly version: string;
  readonly createApp: {
    readonly version: string;
    readonly integrity: string;
    readonly template: string;
  };
  readonly lockfile: boolean;
  /** Reach every project's root package.json. */
  readonly resolutions: readonly Pin[];
  readonly amendments: readonly Amendment[];
  /** Steer the resolving only, and reach no project. */
  readonly steering: readonly Pin[];
  readonly packages: Versions;
  readonly community: Versions;
}

export function readReleaseFolder(path: string): ReleaseFolder {
  const definition = readYaml(join(path, 'release.yaml')) as Partial<ReleaseFolder>;
  const { version, createApp, lockfile } = definition;
  if (version === undefined || createApp === undefined || lockfile === undefined) {
    throw new Error(`${path}/release.yaml needs version, createApp and lockfile`);
  }
  const steering = readYaml(join(path, 'steering.yaml')) as { pins?: readonly Pin[] };
  return {
    path,
    version,
    createApp,
    lockfile,
    resolutions: definition.resolutions ?? [],
    amendments: definition.amendments ?? [],
    steering: steering.pins ?? [],
    packages: readVersions(join(path, 'packages.json')),
    community: readVersions(join(path, 'community.json')),
  };
}

export interface BuiltRelease {
  readonly packages: Versions;
  readonly community: Versions;
  readonly lockfile: string;
  readonly report: string;
}

export function writeReleaseFolder(path: string, built: BuiltRelease): void {
  writeFileSync(join(path, 'packages.json'), sortedJson(built.packages));
  writeFileSync(join(path, 'community.json'), sortedJson(built.community));
  writeFileSync(join(path, 'yarn.lock'), built.lockfile);
  writeFileSync(join(path, 'report.md'), built.report);
}

export function readLockfile(path: string): string {
  return readFileSync(join(path, 'yarn.lock'), 'utf8');
}

/** `sizes.json`: a line a package, so that a change of one is one line. */
export function writeSizes(path: string, sizes: Readonly<Record<string, number>>): void {
  writeFileSync(join(path, 'sizes.json'), `${JSON.stringify(sizes, null, 1)}\n`);
}

function readYaml(file: string): unknown {
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? {}) : {};
}

function readVersions(file: string): Versions {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Versions) : {};
}

function sortedJson(versions: Versions): string {
  const sorted = Object.entries(versions).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
