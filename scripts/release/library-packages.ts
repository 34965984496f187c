import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { LibraryPackages, Manifest, Workspace, WorkspaceKind } from './manifest.ts';

const kinds: readonly WorkspaceKind[] = ['root', 'app', 'backend'];

/** All packages that the library's features name, and those of the list of extra packages. */
export function readLibraryPackages(repository: string): LibraryPackages {
  const files = [
    ...globSync('features/*/*/feature.yaml', { cwd: repository }).toSorted(),
    'scripts/release/extra-packages.yaml',
  ].map((file) => join(repository, file));
  const documents = files
    .filter((file) => existsSync(file))
    .map((file) => parse(readFileSync(file, 'utf8')) as unknown);
  return mergePackages(documents);
}

/** Reads `packages: {app: [name, {name}], …}` out of parsed feature files. */
export function mergePackages(documents: readonly unknown[]): LibraryPackages {
  const merged: Record<WorkspaceKind, Set<string>> = {
    root: new Set(),
    app: new Set(),
    backend: new Set(),
  };
  for (const document of documents) {
    const { packages } = (document ?? {}) as { packages?: Record<string, unknown> };
    for (const kind of kinds) {
      const uses = packages?.[kind];
      if (!Array.isArray(uses)) continue;
      for (const use of uses as readonly (string | { name: string })[]) {
        merged[kind].add(typeof use === 'string' ? use : use.name);
      }
    }
  }
  return {
    root: [...merged.root].toSorted(),
    app: [...merged.app].toSorted(),
    backend: [...merged.backend].toSorted(),
  };
}

/** The plugins that projects get as workspaces of their own. */
export function readOwnPlugins(repository: string): Workspace[] {
  return globSync('plugins/*/package.json', { cwd: repository })
    .toSorted()
    .map((file) => ({
      location: dirname(file).replaceAll('\\', '/'),
      manifest: JSON.parse(readFileSync(join(repository, file), 'utf8')) as Manifest,
    }));
}
