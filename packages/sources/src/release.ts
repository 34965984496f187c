import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  evidenceSchema,
  parseLockfile,
  releaseDefinitionSchema,
  StagecraftError,
  suggest,
  type Evidence,
  type Release,
  type ReleaseDefinition,
} from '@stagecraft/engine';
import { fetchNpmPackage } from '@stagecraft/toolchain';
import { compare } from 'semver';
import { cachedBase } from './baseCache.ts';
import { readYaml } from './library.ts';

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** Versions of the releases that can be composed, oldest first. */
export async function listReleases(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'releases'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted(compare);
}

/** The definition of a release, by version or `latest`. */
export async function readReleaseDefinition(
  root: string,
  version: string,
): Promise<ReleaseDefinition> {
  const versions = await listReleases(root);
  const wanted = version === 'latest' ? versions.at(-1) : version;
  if (wanted === undefined || !versions.includes(wanted)) {
    throw new StagecraftError({
      code: 'UNKNOWN_RELEASE',
      message: `There is no release "${version}".`,
      fix: suggest(version, versions.toReversed()),
    });
  }
  const file = path.join(root, 'releases', wanted, 'release.yaml');
  return releaseDefinitionSchema.parse(await readYaml(file));
}

/**
 * A release with all that the engine needs. The template comes from the npm package
 * `@backstage/create-app`, downloaded once and kept in the person's cache.
 */
export async function loadRelease(
  root: string,
  version: string,
  options: LoadOptions = {},
): Promise<Release> {
  const definition = await readReleaseDefinition(root, version);
  const folder = path.join(root, 'releases', definition.version);
  const [packages, sizes, base, lockfile] = await Promise.all([
    readVersions(folder),
    readSizes(folder),
    cachedBase(definition.createApp, () => fetchTemplate(definition, options)),
    definition.lockfile ? readFile(path.join(folder, 'yarn.lock'), 'utf8') : undefined,
  ]);
  const release = { ...definition, packages, base, ...(sizes === undefined ? {} : { sizes }) };
  return lockfile === undefined ? release : { ...release, graph: parseLockfile(lockfile) };
}

async function fetchTemplate(
  { createApp }: ReleaseDefinition,
  { signal, onProgress }: LoadOptions,
): Promise<string> {
  onProgress?.(`Fetching the template: @backstage/create-app ${createApp.version}`);
  const { folder } = await fetchNpmPackage({
    name: '@backstage/create-app',
    version: createApp.version,
    integrity: createApp.integrity,
    ...(signal === undefined ? {} : { signal }),
  });
  return folder;
}

async function readVersions(folder: string): Promise<Map<string, string>> {
  const files = ['packages.json', 'community.json'];
  const maps = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8').catch(() => '{}');
      return Object.entries(JSON.parse(text) as Record<string, string>);
    }),
  );
  return new Map(maps.flat());
}

/** Undefined for a release whose packages nobody has measured. */
async function readSizes(folder: string): Promise<ReadonlyMap<string, number> | undefined> {
  const text = await readFile(path.join(folder, 'sizes.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return new Map(Object.entries(JSON.parse(text) as Record<string, number>));
}

/**
 * What is proven on a release, from `evidence/evidence.json` in its folder; undefined where nobody
 * has run it. Pictures are files beside it.
 */
export async function loadEvidence(root: string, version: string): Promise<Evidence | undefined> {
  const file = path.join(root, 'releases', version, 'evidence', 'evidence.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : evidenceSchema.parse(JSON.parse(text));
}
