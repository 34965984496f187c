import { resolveBlueprint, type Selection } from '../blueprint/resolve.ts';
import type { Locate } from '../blueprint/parse.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import type { Library } from '../library/feature.ts';
import { NAME_PLACEHOLDER, type Release } from '../release/release.ts';
import { contributeBlueprint } from './blueprintFile.ts';
import { contributeAppConfig } from './appConfig.ts';
import { contributeAppFeatures } from './appFeatures.ts';
import { contributeBackendIndex } from './backendIndex.ts';
import type { ConfigOrigin, Contributor, Draft, PackageOrigin } from './draft.ts';
import { contributeEnvironment, environmentOf, type EnvironmentVariable } from './environment.ts';
import { contributeExampleEntities, contributeFirstUsers } from './examples.ts';
import { contributeLockfile } from './lockfile.ts';
import { contributeManifests } from './manifests.ts';
import { nextStepsOf, type NextStep } from './nextSteps.ts';
import { contributeOwnPlugins } from './ownPlugins.ts';
import { probesOf, type Probe } from './probes.ts';
import { portalOf, type PortalSketch } from './portal.ts';
import { contributeReadme } from './readme.ts';
import { contributeSignIn } from './signIn.ts';
import { contributeFeatureFiles, markChosen, removeUnchosen } from './templateEdits.ts';
import { sortTree, TEMPLATE, type Tree } from './tree.ts';
import { contributeUpkeep } from './upkeep.ts';
import { warningsOf, type Warning } from './warnings.ts';

/** What the engine makes of a blueprint. */
export interface Composition {
  readonly selection: Selection;
  /** Sorted by path. */
  readonly files: Tree;
  /** Direct dependencies of the project's workspaces. */
  readonly packages: readonly PackageOrigin[];
  /** Every key of app-config.yaml and app-config.production.yaml. */
  readonly config: readonly ConfigOrigin[];
  readonly environment: readonly EnvironmentVariable[];
  readonly nextSteps: readonly NextStep[];
  /** What shows that each feature works. */
  readonly probes: readonly Probe[];
  readonly warnings: readonly Warning[];
  /** What the portal will show. */
  readonly portal: PortalSketch;
  /** Packages that an install brings, the project's own left out; undefined without a lockfile. */
  readonly installedPackages: number | undefined;
  /** Size of node_modules on disk, in bytes; undefined where the release does not know it. */
  readonly installedBytes: number | undefined;
}

/** In this order: what is removed must be gone before what is chosen is put in. */
const CONTRIBUTORS: readonly Contributor[] = [
  removeUnchosen,
  markChosen,
  contributeFeatureFiles,
  contributeOwnPlugins,
  contributeManifests,
  contributeBackendIndex,
  contributeAppConfig,
  contributeAppFeatures,
  contributeSignIn,
  contributeExampleEntities,
  contributeFirstUsers,
  contributeEnvironment,
  contributeUpkeep,
  contributeReadme,
  contributeBlueprint,
];

/**
 * Makes a project of a blueprint: the same bytes for the same blueprint, library and release.
 * Throws StagecraftErrors with everything that is wrong with the blueprint.
 */
export function compose(
  blueprint: Blueprint,
  library: Library,
  release: Release,
  locate?: Locate,
): Composition {
  const selection = resolveBlueprint(blueprint, library, release, locate);
  const draft = draftOf(selection, library, release);
  for (const contribute of CONTRIBUTORS) contribute(draft);
  const install = contributeLockfile(draft);
  return {
    selection,
    files: sortTree(draft.tree),
    packages: draft.packages,
    config: draft.config,
    environment: draft.environment,
    nextSteps: draft.nextSteps,
    probes: probesOf(draft),
    portal: portalOf(selection),
    warnings: warningsOf(blueprint, selection, library, release),
    installedPackages: install.packages,
    installedBytes: install.bytes,
  };
}

function draftOf(selection: Selection, library: Library, release: Release): Draft {
  const tree: Tree = new Map();
  for (const [path, content] of release.base) {
    tree.set(path, { content, executable: false, origins: [TEMPLATE] });
  }
  for (const path of namedFiles(release)) {
    const content = String(release.base.get(path)).replaceAll(NAME_PLACEHOLDER, selection.name);
    tree.set(path, { content, executable: false, origins: [TEMPLATE] });
  }
  const chosen = [...selection.chosen.values()];
  return {
    selection,
    chosen,
    unchosen: [...library.features.values()].filter(({ id }) => !selection.chosen.has(id)),
    library,
    release,
    tree,
    environment: environmentOf(chosen),
    nextSteps: nextStepsOf(chosen),
    manifests: new Map(),
    packages: [],
    config: [],
  };
}

const named = new WeakMap<Release, readonly string[]>();

/** The files of a template that hold the project's name; looked for once, since yarn is 3 MB. */
function namedFiles(release: Release): readonly string[] {
  let paths = named.get(release);
  if (paths === undefined) {
    paths = [...release.base]
      .filter(([, content]) => typeof content === 'string' && content.includes(NAME_PLACEHOLDER))
      .map(([path]) => path);
    named.set(release, paths);
  }
  return paths;
}
