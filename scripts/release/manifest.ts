/** A package.json, as far as resolving reads it. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly resolutions?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface Workspace {
  readonly location: string;
  readonly manifest: Manifest;
}

export type WorkspaceKind = 'root' | 'app' | 'backend';

export const locations: Readonly<Record<WorkspaceKind, string>> = {
  root: '.',
  app: 'packages/app',
  backend: 'packages/backend',
};

/** Exact versions by package name. */
export type Versions = Readonly<Record<string, string>>;

/** The packages that features name, by the workspace that they go to. */
export type LibraryPackages = Readonly<Record<WorkspaceKind, readonly string[]>>;
