import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeData, localizeLibrary, type Library, type Release } from '@stagecraft/engine';
import { listReleases, loadLibrary, loadRelease } from '@stagecraft/sources';
import type { Plugin } from 'vite';
import { catalogOf } from './catalog.ts';
import { readEvidence, type EvidenceFiles } from './evidence.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const MODULE = 'virtual:stagecraft-data';
const HASH_LENGTH = 10;

/** What the page fetches when it needs it, by file name; the name changes with the content. */
interface DataFiles {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly index: {
    /** By language. */
    readonly catalogs: Readonly<Record<string, string>>;
    readonly library: string;
    readonly releases: Readonly<Record<string, ReleaseFiles>>;
    /** By release; those of which something is proven. */
    readonly evidence: Readonly<Record<string, string>>;
  };
}

interface ReleaseFiles {
  readonly release: string;
  readonly lockfile?: string;
}

type Answer = (
  name: string,
  response: { end(content: string | Uint8Array): void },
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * Vite plugin: the library and the releases as data files beside the page, and their names as the
 * module `virtual:stagecraft-data`.
 */
export function stagecraftData(): Plugin {
  let data: Promise<DataFiles> | undefined;
  const ready = () => (data ??= collect());
  const answer: Answer = async (name, response, next) => {
    try {
      const file = (await ready()).files.get(name);
      if (file === undefined) next();
      else response.end(file);
    } catch (error) {
      next(error);
    }
  };
  return {
    name: 'stagecraft-data',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const { files, index } = await ready();
      if (this.meta.watchMode === false) {
        for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source });
      }
      return `export const dataFiles = ${JSON.stringify(index)};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
        void answer(name, response, next);
      });
    },
  };
}

async function collect(): Promise<DataFiles> {
  const library = await loadLibrary(root);
  const files = new Map<string, string | Uint8Array>();
  const add = (name: string, content: string | Uint8Array) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
    const fileName = `data/${name.replace(/(\.\w+)$/, `-${hash}$1`)}`;
    files.set(fileName, content);
    return fileName;
  };
  const versions = await listReleases(root);
  const releases = new Map<string, Release>();
  for (const [version, release] of await Promise.all(versions.map(loadIfReachable))) {
    if (release !== undefined) releases.set(version, release);
  }
  const names: [string, ReleaseFiles][] = [];
  for (const [version, release] of releases) names.push([version, await addRelease(release, add)]);
  const evidence = await evidenceOf([...releases.keys()]);
  const catalogs = languagesOf(library).map((language) => {
    const localized = localizeLibrary(library, language);
    const catalog = catalogOf(localized, [...releases.values()], evidence);
    return [language, add(`catalog-${language}.json`, JSON.stringify(catalog))] as const;
  });
  const index = {
    catalogs: Object.fromEntries(catalogs),
    library: add('library.json', encodeData(library)),
    releases: Object.fromEntries(names),
    evidence: Object.fromEntries(
      [...evidence].map(([version, found]) => [version, addEvidence(version, found, add)]),
    ),
  };
  return { files, index };
}

function languagesOf({ translations }: Library): string[] {
  return ['en', ...Object.keys(translations ?? {})];
}

/** A release whose template can't be fetched here is left out, unless it is the newest. */
async function loadIfReachable(
  version: string,
  index: number,
  all: readonly string[],
): Promise<[string, Release | undefined]> {
  try {
    return [version, await loadRelease(root, version)];
  } catch (error) {
    if (index === all.length - 1) throw error;
    console.warn(
      `Backstage ${version} is left out: ${error instanceof Error ? error.message : ''}`,
    );
    return [version, undefined];
  }
}

async function addRelease(
  release: Release,
  add: (name: string, content: string | Uint8Array) => string,
): Promise<ReleaseFiles> {
  const { graph, ...rest } = release;
  const file = add(`release-${release.version}.json`, encodeData(rest));
  if (graph === undefined) return { release: file };
  const lockfile = await readFile(
    path.join(root, 'releases', release.version, 'yarn.lock'),
    'utf8',
  );
  return { release: file, lockfile: add(`lockfile-${release.version}.txt`, lockfile) };
}

async function evidenceOf(versions: readonly string[]): Promise<Map<string, EvidenceFiles>> {
  const found = await Promise.all(
    versions.map(async (version) => [version, await readEvidence(root, version)] as const),
  );
  return new Map(
    found.flatMap(([version, evidence]) => (evidence === undefined ? [] : [[version, evidence]])),
  );
}

/** The pictures get the names under which they can be fetched. */
function addEvidence(
  version: string,
  { evidence, pictures }: EvidenceFiles,
  add: (name: string, content: string | Uint8Array) => string,
): string {
  const features = Object.entries(evidence.features).map(([id, feature]) => {
    const picture = feature.picture && pictures.get(feature.picture);
    if (picture === undefined || picture === '') return [id, feature];
    return [id, { ...feature, picture: add(`evidence-${version}-${id}.jpg`, picture) }];
  });
  const shown = { ...evidence, features: Object.fromEntries(features) };
  return add(`evidence-${version}.json`, JSON.stringify(shown));
}
