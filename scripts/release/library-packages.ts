import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { LibraryPackages, Manifest, Workspace, WorkspaceKind } from './manifest.ts';

const kinds: readonly WorkspaceKind[] = ['root', 'app', 'backend'];

/** All packages that the library's features name, and those of the list of extra packages. */
export function readLibraryPackages(repository: string): LibraryPackages {
  const extra = join(repository, 'scripts/release/extra-packages.yaml');
  return mergePackages([
    ...readDefinitions(repository),
    ...(existsSync(extra) ? [parse(readFileSync(extra, 'utf8')) as unknown] : []),
  ]);
}

function readDefinitions(repository: string): unknown[] {
  return globSync('features/*/*/feature.yaml', { cwd: repository })
    .toSorted()
    .map((file) => parse(readFileSync(join(repository, file), 'utf8')) as unknown);
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

/** The plugins that projects get as workspaces of their own: those that features name, and their imports. */
export function readOwnPlugins(repository: string): Workspace[] {
  const all = globSync('plugins/*/package.json', { cwd: repository })
    .toSorted()
    .map((file) => ({
      location: dirname(file).replaceAll('\\', '/'),
      manifest: JSON.parse(readFileSync(join(repository, file), 'utf8')) as Manifest,
    }));
  const needed = new Set(readDefinitions(repository).flatMap(pluginsNamedIn));
  // A set that grows while it is gone through is gone through to its end.
  for (const location of needed) {
    const { dependencies = {}, devDependencies = {} } =
      all.find((each) => each.location === location)?.manifest ?? {};
    for (const { location: imported, manifest } of all) {
      if (manifest.name in { ...dependencies, ...devDependencies }) needed.add(imported);
    }
  }
  return all.filter(({ location }) => needed.has(location));
}

function pluginsNamedIn(definition: unknown): string[] {
  const { plugins = [] } = (definition ?? {}) as {
    plugins?: readonly (string | { readonly name: string })[];
  };
  return plugins.map((each) => `plugins/${typeof each === 'string' ? each : each.name}`);
}
