import {
  locations,
  type LibraryPackages,
  type Manifest,
  type Versions,
  type Workspace,
  type WorkspaceKind,
} from './manifest.ts';
import type { Amendment, Pin } from './release-folder.ts';

export interface UniverseParts {
  readonly base: readonly Workspace[];
  readonly plugins: readonly Workspace[];
  readonly library: LibraryPackages;
  readonly versions: Versions;
  readonly amendments: readonly Amendment[];
  readonly resolutions: readonly Pin[];
}

/** The project that has everything: the template's own workspaces with all of the library. */
export function universeWorkspaces(parts: UniverseParts): Workspace[] {
  const kinds = Object.entries(locations) as [WorkspaceKind, string][];
  const base = kinds.map(([kind, location]) => {
    const found = parts.base.find((workspace) => workspace.location === location);
    if (found === undefined) throw new Error(`The template has no ${location}/package.json`);
    return { location, manifest: withLibrary(found.manifest, kind, parts) };
  });
  return [...base, ...parts.plugins];
}

function withLibrary(manifest: Manifest, kind: WorkspaceKind, parts: UniverseParts): Manifest {
  const field = kind === 'root' ? 'devDependencies' : 'dependencies';
  const given = { ...manifest.dependencies, ...manifest.devDependencies };
  const added = parts.library[kind].filter((name) => given[name] === undefined);
  const ranges = added.map((name) => [name, `^${versionOf(name, parts.versions)}`]);
  const amended = parts.amendments
    .filter(({ workspace }) => workspace === kind)
    .map((amendment) => [amendment.package, amendment.range]);
  const result: Manifest = {
    ...manifest,
    [field]: { ...manifest[field], ...Object.fromEntries(ranges), ...Object.fromEntries(amended) },
  };
  return kind === 'root' ? withResolutions(result, pinsByName(parts.resolutions)) : result;
}

/** The workspaces with more `resolutions` at the root, with which a resolve is steered. */
export function steered(workspaces: readonly Workspace[], pins: Versions): Workspace[] {
  return workspaces.map((workspace) =>
    workspace.location === '.'
      ? { ...workspace, manifest: withResolutions(workspace.manifest, pins) }
      : workspace,
  );
}

export function pinsByName(pins: readonly Pin[]): Versions {
  return Object.fromEntries(pins.map((pin) => [pin.package, pin.version]));
}

function withResolutions(manifest: Manifest, pins: Versions): Manifest {
  return { ...manifest, resolutions: { ...manifest.resolutions, ...pins } };
}

function versionOf(name: string, versions: Versions): string {
  const version = versions[name];
  if (version === undefined) throw new Error(`No version is chosen for ${name}`);
  return version;
}
