import type { ChosenFeature, Selection } from '../blueprint/resolve.ts';
import type { Feature, Library } from '../library/feature.ts';
import type { Release } from '../release/release.ts';
import type { EnvironmentVariable } from './environment.ts';
import type { NextStep } from './nextSteps.ts';
import type { Origin, Tree } from './tree.ts';

export type Workspace = 'root' | 'app' | 'backend';
export const WORKSPACES: readonly Workspace[] = ['root', 'app', 'backend'];

export const MANIFESTS: Readonly<Record<Workspace, string>> = {
  root: 'package.json',
  app: 'packages/app/package.json',
  backend: 'packages/backend/package.json',
};

export interface Manifest {
  readonly [field: string]: unknown;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  resolutions?: Record<string, string>;
}

/** A direct dependency of the project and who put it there. */
export interface PackageOrigin {
  readonly workspace: Workspace;
  readonly name: string;
  readonly range: string;
  readonly origins: readonly Origin[];
}

/** A config key, as `app.title`, and who set it last. */
export interface ConfigOrigin {
  readonly file: string;
  readonly path: string;
  readonly origin: Origin;
}

/** A composition in the making. Each contributor owns one concern and edits it in place. */
export interface Draft {
  readonly selection: Selection;
  readonly chosen: readonly ChosenFeature[];
  /** Of the library, in its order. */
  readonly unchosen: readonly Feature[];
  readonly library: Library;
  readonly release: Release;
  readonly tree: Tree;
  readonly environment: readonly EnvironmentVariable[];
  readonly nextSteps: readonly NextStep[];
  /** What was read of a package.json, with the text that it was read from. */
  readonly manifests: Map<string, { readonly text: string; readonly manifest: Manifest }>;
  readonly packages: PackageOrigin[];
  readonly config: ConfigOrigin[];
}

export type Contributor = (draft: Draft) => void;
