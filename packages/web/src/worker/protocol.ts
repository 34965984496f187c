import type {
  BlueprintChange,
  ConfigOrigin,
  EnvironmentVariable,
  FeatureState,
  NextStep,
  Origin,
  PackageOrigin,
  PortalSketch,
  SourcePosition,
  Warning,
} from '@stagecraft/engine';

/** What a person has chosen so far: a blueprint that need not be valid yet. */
export interface Draft {
  readonly name: string;
  readonly title?: string;
  readonly organization?: string;
  /** A version, never `latest`. */
  readonly release: string;
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** An error as plain data. `path` leads to the place in the draft: `['features', 'github', 'host']`. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly path?: readonly string[] | undefined;
  readonly position?: SourcePosition | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
}

export interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly origins: readonly Origin[];
  /** Another number when the content or its origins are others than before. */
  readonly revision: number;
}

/** What the last change of choices did to the project. */
export interface FileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is made of a draft that is valid. */
export interface Made {
  /** Sorted by path. */
  readonly files: readonly FileEntry[];
  readonly changes: FileChanges;
  readonly packages: readonly PackageOrigin[];
  /** Packages that an install brings; undefined where the release has no lockfile. */
  readonly installedPackages: number | undefined;
  /** Size of node_modules. */
  readonly installedBytes: number | undefined;
  readonly environment: readonly EnvironmentVariable[];
  readonly warnings: readonly Warning[];
  readonly nextSteps: readonly NextStep[];
  readonly portal: PortalSketch;
  /** `stagecraft.yaml`. */
  readonly blueprint: string;
  /** The command that makes the same project. */
  readonly command: string;
}

/** What comes after taking a project. */
export interface Afterwards extends Pick<Made, 'environment' | 'nextSteps' | 'portal'> {
  readonly files: readonly Pick<FileEntry, 'path'>[];
}

export interface CompositionView {
  readonly draft: Draft;
  /** The draft as the `b` of a link; undefined when it holds what must not be shared. */
  readonly share: string | undefined;
  readonly states: Readonly<Record<string, FeatureState>>;
  /** Empty when `made` is there. */
  readonly problems: readonly Problem[];
  readonly made: Made | undefined;
  /** In milliseconds: what the engine took. */
  readonly composeMs: number;
}

/** Lines that follow each other and that the same one put there. */
export interface LineSpan {
  readonly origin: Origin;
  /** How many lines. */
  readonly lines: number;
}

export interface FileView {
  readonly path: string;
  readonly bytes: number;
  readonly executable: boolean;
  /** As in Made.files; 0 for a file before the last change. */
  readonly revision: number;
  /** Undefined for files that are not text. */
  readonly content: string | undefined;
  readonly origins: readonly Origin[];
  /** Who put the lines there, from the first to the last; none for files that are not text. */
  readonly spans: readonly LineSpan[];
}

/** A package between a package.json of the project and one that it brings along. */
export interface PackageStep {
  readonly name: string;
  readonly version: string;
}

/** Why an install brings a package: the shortest way to it from a package.json of the project. */
export interface PackageReason {
  readonly name: string;
  readonly version: string;
  /** Begins with the package that the project names itself, ends with the one asked for. */
  readonly way: readonly PackageStep[];
  /** Who put the first of the way there. */
  readonly origins: readonly Origin[];
}

export interface ComposeRequest {
  readonly draft: Draft;
  /** Whether changes are counted from the composition before this one. */
  readonly newBaseline: boolean;
}

/** What the page asks the engine's worker. All of it is plain data. */
export interface Engine {
  /** The language of what compositions say from now on; what is composed stays English. */
  speak(language: string): Promise<void>;
  /** Never fails for what a person chose: problems are part of the answer. */
  compose(request: ComposeRequest): Promise<CompositionView>;
  /** A file of the last composition, or undefined when it has no such file. */
  file(path: string): Promise<FileView | undefined>;
  /** A file when it is not as it was at that revision; undefined when it is, or is not there. */
  newerFile(path: string, revision: number): Promise<FileView | undefined>;
  /** A file before the last change of choices; undefined when it is new. */
  fileBefore(path: string): Promise<FileView | undefined>;
  /** A file's bytes, whatever it holds. */
  bytes(path: string): Promise<Uint8Array | undefined>;
  /** Who set each key of the last composition's configuration. */
  config(): Promise<readonly ConfigOrigin[]>;
  /** Why an install brings a package, for each version of it; empty when none does. */
  whyPackage(name: string): Promise<readonly PackageReason[]>;
  /** The last composition as an archive, the same bytes as the command line's. */
  zip(): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** The choices that a link (or its `b`) holds. Throws EngineProblems. */
  openLink(text: string): Promise<Draft>;
  /** The choices in the text of a stagecraft.yaml. Throws EngineProblems with positions. */
  openBlueprint(text: string): Promise<Draft>;
  /** What comes after taking choices that need not be those of the page. Throws EngineProblems. */
  afterwards(draft: Draft): Promise<Afterwards>;
  /** What a preset chooses on a release, and what it leaves out there. */
  preset(
    id: string,
    release: string,
  ): Promise<{
    readonly features: Draft['features'];
    readonly left: readonly string[];
  }>;
  /** The versions that packages have on a release; those that it does not know are left out. */
  versions(release: string, packages: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** The draft after a change, with what comes along or goes with it. */
  apply(draft: Draft, change: BlueprintChange): Promise<Draft>;
}

/** What the worker refuses, as data that crosses to the page. */
export class EngineProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'EngineProblems';
    this.problems = problems;
  }
}

export interface DataUrls {
  readonly library: string;
  readonly releases: Readonly<Record<string, { release: string; lockfile?: string }>>;
}

export type Call = { [Method in keyof Engine]: [Method, Parameters<Engine[Method]>] }[keyof Engine];

export type ToWorker =
  | { readonly kind: 'open'; readonly urls: DataUrls }
  | { readonly kind: 'call'; readonly id: number; readonly call: Call };

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'problems'; readonly id: number; readonly problems: readonly Problem[] };
