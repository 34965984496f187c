import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  buildLibrary,
  StagecraftError,
  type FeatureSource,
  type Library,
} from '@stagecraft/engine';
import { parse } from 'yaml';

/**
 * Reads a library: `<root>/features/<category>/<id>/feature.yaml`, `<root>/features/categories.yaml`
 * and `<root>/presets/*.yaml`.
 */
export async function loadLibrary(root: string): Promise<Library> {
  const featuresRoot = path.join(root, 'features');
  const presetsRoot = path.join(root, 'presets');
  const categories = await readYaml(path.join(featuresRoot, 'categories.yaml'));
  const folders = await featureFolders(featuresRoot);
  const features = await Promise.all(folders.map((folder) => readFeature(root, folder)));
  const presetFiles = (await readdir(presetsRoot)).filter((name) => name.endsWith('.yaml'));
  const presets = await Promise.all(
    presetFiles.toSorted().map(async (name) => ({
      source: `presets/${name}`,
      definition: await readYaml(path.join(presetsRoot, name)),
    })),
  );
  return buildLibrary({ categories, features, presets });
}

async function featureFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const category of await readdir(root, { withFileTypes: true })) {
    if (!category.isDirectory()) continue;
    const inside = await readdir(path.join(root, category.name), { withFileTypes: true });
    for (const feature of inside) {
      if (feature.isDirectory()) folders.push(path.join(root, category.name, feature.name));
    }
  }
  return folders.toSorted();
}

async function readFeature(root: string, folder: string): Promise<FeatureSource> {
  const contents = new Map<string, string | Uint8Array>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'feature.yaml');
  for (const entry of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const name = path.relative(folder, file).split(path.sep).join('/');
    contents.set(name, bytes.includes(0) ? bytes : bytes.toString('utf8'));
  }
  const file = path.join(folder, 'feature.yaml');
  const source = path.relative(root, file).split(path.sep).join('/');
  return { source, definition: await readYaml(file), contents };
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
