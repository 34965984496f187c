import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LibrarySources } from '@stagecraft/engine';
import { cacheFolder } from '@stagecraft/toolchain';

/** Raise it when the form of what is kept changes. */
const FORMAT = 4;

/** Bytes are base64. */
type KeptContents = readonly (readonly [path: string, text: string, isText: boolean])[];

interface Kept {
  readonly fingerprint: string;
  readonly categories: unknown;
  readonly features: readonly {
    readonly source: string;
    readonly definition: unknown;
    readonly contents: KeptContents;
    readonly translations: Readonly<Record<string, unknown>>;
  }[];
  readonly plugins: readonly { readonly folder: string; readonly contents: KeptContents }[];
  readonly presets: LibrarySources['presets'];
  readonly headings: NonNullable<LibrarySources['headings']>;
}

/** Changes when any of the files does: their names, sizes and times of change. */
export async function fingerprintOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(String(FORMAT));
  const stats = await Promise.all(files.map((file) => stat(file)));
  for (const [index, { size, mtimeMs }] of stats.entries()) {
    hash.update(`${files[index]}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/**
 * A library as it was read and found right, because parsing and checking its YAML is most of a
 * cold start. Undefined when it has changed since, or was never kept.
 */
export async function readKept(
  root: string,
  fingerprint: string,
): Promise<LibrarySources | undefined> {
  try {
    const kept = JSON.parse(await readFile(cacheFile(root), 'utf8')) as Kept;
    if (kept.fingerprint !== fingerprint) return undefined;
    const features = kept.features.map(({ contents, ...rest }) => ({
      ...rest,
      contents: contentsOf(contents),
    }));
    const plugins = kept.plugins.map(({ folder, contents }) => ({
      folder,
      contents: contentsOf(contents),
    }));
    return { ...kept, features, plugins };
  } catch {
    return undefined;
  }
}

/** Keeps a library that was found right. A cache that can't be written costs time, nothing else. */
export async function keep(
  root: string,
  fingerprint: string,
  sources: LibrarySources,
): Promise<void> {
  const features = sources.features.map(({ contents, translations = {}, ...rest }) => ({
    ...rest,
    translations,
    contents: keptContents(contents),
  }));
  const plugins = (sources.plugins ?? []).map(({ folder, contents }) => ({
    folder,
    contents: keptContents(contents),
  }));
  const { categories, presets, headings = {} } = sources;
  const kept: Kept = { fingerprint, categories, features, plugins, presets, headings };
  const file = cacheFile(root);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(temporary, JSON.stringify(kept), { mode: 0o600 });
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

type Contents = ReadonlyMap<string, string | Uint8Array>;

function contentsOf(kept: KeptContents): Contents {
  return new Map(
    kept.map(([name, text, isText]) => [name, isText ? text : Buffer.from(text, 'base64')]),
  );
}

function keptContents(contents: Contents): KeptContents {
  return [...contents].map(([name, content]) =>
    typeof content === 'string'
      ? ([name, content, true] as const)
      : ([name, Buffer.from(content).toString('base64'), false] as const),
  );
}

function cacheFile(root: string): string {
  const name = createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 16);
  return path.join(cacheFolder(), `library-${name}.json`);
}
