import { applies } from '../library/condition.ts';
import type { Feature, FeatureDefinition } from '../library/feature.ts';
import { MANIFESTS, WORKSPACES, type Draft, type Manifest, type Workspace } from './draft.ts';
import { pluginsOf } from './ownPlugins.ts';
import { readText, STAGECRAFT, TEMPLATE, writeText, type Origin } from './tree.ts';

type PackageUse = NonNullable<NonNullable<FeatureDefinition['packages']>['app']>[number];

/** A package.json of the project, parsed only when its text is new. */
export function readManifest(draft: Draft, path: string): Manifest {
  const text = readText(draft.tree, path);
  const known = draft.manifests.get(path);
  if (known?.text === text) return known.manifest;
  const manifest = JSON.parse(text) as Manifest;
  draft.manifests.set(path, { text, manifest });
  return manifest;
}

export function writeManifest(
  draft: Draft,
  path: string,
  manifest: Manifest,
  origins: readonly Origin[],
): void {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  draft.manifests.set(path, { text, manifest });
  writeText(draft.tree, path, text, origins);
}

/** package.json of the root, the app and the backend. */
export function contributeManifests(draft: Draft): void {
  for (const workspace of WORKSPACES) contributeManifest(draft, workspace);
}

function contributeManifest(draft: Draft, workspace: Workspace): void {
  const path = MANIFESTS[workspace];
  const manifest = readManifest(draft, path);
  const origins = new Map<string, Set<Origin>>();
  const used = new Map<string, { dev: boolean; by: Set<Origin> }>();
  for (const { feature, scope } of draft.chosen) {
    for (const use of usesOf(feature, workspace)) {
      if (typeof use !== 'string' && !applies(use, scope)) continue;
      const name = nameOf(use);
      const entry = used.get(name) ?? {
        dev: typeof use !== 'string' && use.dev === true,
        by: new Set(),
      };
      entry.by.add(feature.id);
      used.set(name, entry);
    }
  }
  removeUnowned(draft, workspace, manifest, new Set(used.keys()));
  for (const [name, { dev, by }] of used) {
    addPackage(manifest, name, dev, draft);
    origins.set(name, by);
  }
  const changed = new Set([...used.values()].flatMap(({ by }) => [...by]));
  for (const plugin of pluginsOf(draft)) {
    if (plugin.workspace !== workspace) continue;
    manifest.dependencies = sorted({ ...manifest.dependencies, [plugin.name]: 'workspace:^' });
    origins.set(plugin.name, new Set([plugin.origin]));
    changed.add(plugin.origin);
  }
  if (amend(draft, workspace, manifest, origins)) changed.add(STAGECRAFT);
  if (workspace === 'root') {
    contributeRoot(manifest, draft);
    changed.add(STAGECRAFT);
  }
  writeManifest(draft, path, manifest, [...changed]);
  for (const [name, range] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  })) {
    draft.packages.push({
      workspace,
      name,
      range,
      origins: [...(origins.get(name) ?? [TEMPLATE])],
    });
  }
}

/** Takes out what belongs to features that are not chosen. */
function removeUnowned(
  draft: Draft,
  workspace: Workspace,
  manifest: Manifest,
  used: ReadonlySet<string>,
): void {
  for (const feature of draft.library.features.values()) {
    for (const use of usesOf(feature, workspace)) {
      const name = nameOf(use);
      if (used.has(name) || (typeof use !== 'string' && use.shared === true)) continue;
      delete manifest.dependencies?.[name];
      delete manifest.devDependencies?.[name];
    }
  }
}

function addPackage(manifest: Manifest, name: string, dev: boolean, draft: Draft): void {
  if (manifest.dependencies?.[name] !== undefined) return;
  if (manifest.devDependencies?.[name] !== undefined) return;
  const version = draft.release.packages.get(name);
  // Checked when the blueprint was resolved.
  if (version === undefined) throw new TypeError(`No version of ${name}`);
  const key = dev ? 'devDependencies' : 'dependencies';
  manifest[key] = sorted({ ...manifest[key], [name]: `^${version}` });
}

/** Ranges of the template that don't work, as the release says. */
function amend(
  draft: Draft,
  workspace: Workspace,
  manifest: Manifest,
  origins: Map<string, Set<Origin>>,
): boolean {
  let amended = false;
  for (const amendment of draft.release.amendments ?? []) {
    if (amendment.workspace !== workspace) continue;
    const dependencies = manifest.dependencies?.[amendment.package]
      ? manifest.dependencies
      : manifest.devDependencies;
    if (dependencies?.[amendment.package] === undefined) continue;
    dependencies[amendment.package] = amendment.range;
    const by = origins.get(amendment.package) ?? [TEMPLATE];
    origins.set(amendment.package, new Set([...by, STAGECRAFT]));
    amended = true;
  }
  return amended;
}

const START = 'backstage-cli repo start';

/** `yarn start` reads the project's .env; the release's resolutions. */
function contributeRoot(manifest: Manifest, draft: Draft): void {
  if (manifest.scripts?.['start'] === START) {
    manifest.scripts['start'] =
      `node --env-file-if-exists=.env node_modules/@backstage/cli/bin/${START}`;
  }
  for (const resolution of draft.release.resolutions ?? []) {
    manifest.resolutions = sorted({
      ...manifest.resolutions,
      [resolution.package]: resolution.version,
    });
  }
}

export function usesOf(feature: Feature, workspace: Workspace): readonly PackageUse[] {
  return feature.packages?.[workspace] ?? [];
}

export function nameOf(use: PackageUse): string {
  return typeof use === 'string' ? use : use.name;
}

function sorted(dependencies: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
