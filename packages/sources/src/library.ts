import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  buildLibrary,
  StagecraftError,
  trustLibrary,
  type FeatureSource,
  type Library,
  type LibrarySources,
  type OwnPlugin,
} from '@stagecraft/engine';
import { parse } from 'yaml';
import { fingerprintOf, keep, readKept } from './libraryCache.ts';

/**
 * Reads a library: `<root>/features/<category>/<id>/feature.yaml`, `<root>/features/categories.yaml`
 * and `<root>/presets/*.yaml`; beside them their texts in other languages: `<language>.yaml` in a
 * feature's folder and in `presets`, `categories.<language>.yaml`; and the plugins of ours that features
 * name, `<root>/plugins/<folder>`. What was read once is kept in the person's cache until a file of it
 * changes.
 */
export async function loadLibrary(root: string): Promise<Library> {
  const files = await libraryFiles(root);
  const fingerprint = await fingerprintOf(files);
  const kept = await readKept(root, fingerprint);
  if (kept !== undefined) return trustLibrary(kept);
  const sources = await readSources(root, files);
  const library = buildLibrary(sources);
  await keep(root, fingerprint, sources);
  return library;
}

/** Every file of the library, sorted. */
async function libraryFiles(root: string): Promise<string[]> {
  const folders = ['features', 'presets', 'plugins'].map(async (name) => {
    const folder = path.join(root, name);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
      (cause: unknown) => {
        // A library of one's own need not have plugins.
        if (name === 'plugins') return [];
        throw new StagecraftError({
          code: 'INVALID_LIBRARY',
          message: `There is no ${folder}.`,
          fix: 'Check the path of the library.',
          cause,
        });
      },
    );
    return entries
      .filter((entry) => entry.isFile() && !isBuilt(path.relative(folder, entry.parentPath)))
      .map((entry) => path.join(entry.parentPath, entry.name));
  });
  return (await Promise.all(folders)).flat().toSorted();
}

/** What working on a plugin leaves behind is no part of it. */
function isBuilt(folder: string): boolean {
  return folder.split(path.sep).some((name) => ['node_modules', 'dist', 'coverage'].includes(name));
}

/** The plugins of the library: each folder of `plugins/` that has a package.json. */
async function readPlugins(root: string, files: readonly string[]): Promise<OwnPlugin[]> {
  const plugins = path.join(root, 'plugins');
  const manifests = files.filter(
    (file) =>
      path.basename(file) === 'package.json' && path.dirname(path.dirname(file)) === plugins,
  );
  return Promise.all(
    manifests.map(async (file) => {
      const folder = path.dirname(file);
      const contents = await readContents(folder, files, '');
      return { folder: path.basename(folder), contents: new Map(contents) };
    }),
  );
}

async function readSources(root: string, files: readonly string[]): Promise<LibrarySources> {
  const presets = path.join(root, 'presets');
  const featureFiles = files.filter((file) => path.basename(file) === 'feature.yaml');
  const presetFiles = files.filter(
    (file) =>
      path.dirname(file) === presets && file.endsWith('.yaml') && languageOf(file) === undefined,
  );
  return {
    categories: await readYaml(path.join(root, 'features', 'categories.yaml')),
    features: await Promise.all(featureFiles.map((file) => readFeature(root, file, files))),
    headings: await readHeadings(root, files),
    plugins: await readPlugins(root, files),
    presets: await Promise.all(
      presetFiles.map(async (file) => ({
        source: `presets/${path.basename(file)}`,
        definition: await readYaml(file),
      })),
    ),
  };
}

/** `th` of `th.yaml`, `categories.th.yaml` and `environment.th.yaml`: two letters, which no feature or preset is named. */
function languageOf(file: string): string | undefined {
  return /^(?:(?:categories|environment)\.)?([a-z]{2})\.yaml$/.exec(path.basename(file))?.[1];
}

/** The texts of categories, presets and variables of every project in other languages. */
async function readHeadings(root: string, files: readonly string[]) {
  const headings: Record<
    string,
    Partial<Record<'categories' | 'presets' | 'environment', unknown>>
  > = {};
  for (const file of files) {
    const language = languageOf(file);
    const folder = path.relative(root, path.dirname(file));
    if (language === undefined || (folder !== 'features' && folder !== 'presets')) continue;
    const isEnvironment = path.basename(file).startsWith('environment.');
    const of = folder === 'presets' ? 'presets' : isEnvironment ? 'environment' : 'categories';
    headings[language] = { ...headings[language], [of]: await readYaml(file) };
  }
  return headings;
}

async function readFeature(
  root: string,
  file: string,
  files: readonly string[],
): Promise<FeatureSource> {
  const folder = path.dirname(file);
  const ofCategory = path.join(path.dirname(folder), 'files');
  const translations = files.filter(
    (each) => path.dirname(each) === folder && languageOf(each) !== undefined,
  );
  const contents = await Promise.all([
    readContents(
      folder,
      files.filter((each) => each !== file && !translations.includes(each)),
      '',
    ),
    readContents(ofCategory, files, 'category/'),
  ]);
  const source = path.relative(root, file).split(path.sep).join('/');
  return {
    source,
    definition: await readYaml(file),
    contents: new Map(contents.flat()),
    translations: Object.fromEntries(
      await Promise.all(
        translations.map(async (each) => [languageOf(each), await readYaml(each)] as const),
      ),
    ),
  };
}

/** What stands in a folder, by path in it, after a prefix. */
async function readContents(folder: string, files: readonly string[], prefix: string) {
  const start = `${folder}${path.sep}`;
  const inside = files.filter((each) => each.startsWith(start));
  return Promise.all(
    inside.map(async (each) => {
      const bytes = await readFile(each);
      const name = prefix + each.slice(start.length).split(path.sep).join('/');
      return [name, bytes.includes(0) ? bytes : bytes.toString('utf8')] as const;
    }),
  );
}

export async function readYaml(file: string): Promise<unknown> {
  const text = await readTextFile(file);
  try {
    return parse(text) as unknown;
  } catch (cause) {
    throw new StagecraftError({
      code: 'INVALID_LIBRARY',
      message: `${file} is not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'Mend the line named.',
      cause,
    });
  }
}

async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const folder = await stat(path.dirname(file)).catch(() => undefined);
    throw new StagecraftError({
      code: 'INVALID_LIBRARY',
      message: `There is no ${file}.`,
      fix:
        folder === undefined
          ? 'Check the path of the library.'
          : 'Add the file, or remove its folder.',
      cause,
    });
  }
}
