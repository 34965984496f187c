import { applies } from '../library/condition.ts';
import type { OwnPlugin } from '../library/feature.ts';
import type { Draft, Manifest, Workspace } from './draft.ts';
import { addFile, type Origin } from './tree.ts';

/** A plugin of ours that a project gets. */
export interface PluginUse {
  readonly plugin: OwnPlugin;
  /** The name of its package. */
  readonly name: string;
  /** Whose dependency it is; undefined for what only other plugins import. */
  readonly workspace: Workspace | undefined;
  readonly origin: Origin;
}

const WORKSPACE_OF_ROLE: Readonly<Record<string, Workspace>> = {
  'frontend-plugin': 'app',
  'frontend-plugin-module': 'app',
  'backend-plugin': 'backend',
  'backend-plugin-module': 'backend',
};

/** The plugins of ours that the chosen features name, and those that these import. */
export function pluginsOf(draft: Draft): PluginUse[] {
  const { plugins = new Map<string, OwnPlugin>() } = draft.library;
  const byName = new Map([...plugins.values()].map((each) => [nameOf(each), each]));
  const uses = new Map<string, PluginUse>();
  const use = (plugin: OwnPlugin | undefined, origin: Origin, isNamed: boolean): void => {
    // Its name was checked when the library was built.
    if (plugin === undefined || (uses.has(plugin.folder) && !isNamed)) return;
    const known = uses.get(plugin.folder);
    const workspace = isNamed ? WORKSPACE_OF_ROLE[roleOf(plugin)] : known?.workspace;
    uses.set(plugin.folder, known ?? { plugin, name: nameOf(plugin), workspace, origin });
    if (known?.workspace === undefined && workspace !== undefined) {
      uses.set(plugin.folder, { plugin, name: nameOf(plugin), workspace, origin });
    }
    if (known !== undefined) return;
    for (const name of importsOf(plugin)) use(byName.get(name), origin, false);
  };
  for (const { feature, scope } of draft.chosen) {
    for (const each of feature.plugins ?? []) {
      if (typeof each !== 'string' && !applies(each, scope)) continue;
      use(plugins.get(typeof each === 'string' ? each : each.name), feature.id, true);
    }
  }
  return [...uses.values()].toSorted((a, b) => (a.plugin.folder < b.plugin.folder ? -1 : 1));
}

/** Their files, with the versions of the release in their package.json. */
export function contributeOwnPlugins(draft: Draft): void {
  for (const { plugin, origin } of pluginsOf(draft)) {
    for (const [path, content] of plugin.contents) {
      const text = path === 'package.json' ? manifestText(plugin, draft) : content;
      addFile(draft.tree, `plugins/${plugin.folder}/${path}`, text, origin);
    }
  }
}

function manifestText(plugin: OwnPlugin, draft: Draft): string {
  const manifest = { ...manifestOf(plugin) };
  for (const field of ['dependencies', 'devDependencies'] as const) {
    const ranges = manifest[field];
    if (ranges === undefined) continue;
    manifest[field] = Object.fromEntries(
      Object.entries(ranges).map(([name, range]) => {
        const version = draft.release.packages.get(name);
        return [name, version === undefined ? range : `^${version}`];
      }),
    );
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Read once: composing happens at every click. */
const manifests = new WeakMap<OwnPlugin, Manifest>();

function manifestOf(plugin: OwnPlugin): Manifest {
  let manifest = manifests.get(plugin);
  if (manifest === undefined) {
    manifest = JSON.parse(String(plugin.contents.get('package.json') ?? '{}')) as Manifest;
    manifests.set(plugin, manifest);
  }
  return manifest;
}

function nameOf(plugin: OwnPlugin): string {
  return String(manifestOf(plugin)['name']);
}

function roleOf(plugin: OwnPlugin): string {
  const { role = '' } = (manifestOf(plugin)['backstage'] ?? {}) as { readonly role?: string };
  return role;
}

function importsOf(plugin: OwnPlugin): string[] {
  const { dependencies = {}, devDependencies = {} } = manifestOf(plugin);
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, range]) => range.startsWith('workspace:'))
    .map(([name]) => name);
}
