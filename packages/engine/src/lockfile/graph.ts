/** One entry of a lockfile: a package version and everything the lockfile says of it. */
export interface LockfileEntry {
  readonly name: string;
  readonly version: string;
  readonly resolution: string;
  /** The descriptors that lead to this entry, by id, in the order in which they are written. */
  readonly keys: readonly number[];
  /** What the package asks for, by id. `resolve`, `fsevents` and `typescript` in patched form. */
  readonly dependencies: readonly number[];
  /** The raw key, without quotes. */
  readonly key: string;
  /** The raw lines of the key and of the rest, so that writing is only joining. */
  readonly head: string;
  readonly body: string;
}

/**
 * A parsed lockfile. A descriptor (`react@npm:^18`) is a small number, its place in
 * `descriptors`: walking thousands of edges is then a matter of typed arrays.
 */
export interface LockfileGraph {
  readonly header: string;
  readonly entries: readonly LockfileEntry[];
  readonly descriptors: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  /** The entry that a descriptor leads to, or -1 where only a dependency names it. */
  readonly entryOf: readonly number[];
  /** For each patched descriptor the one that it patches. */
  readonly sourceOf: ReadonlyMap<number, number>;
  readonly idsByName: ReadonlyMap<string, readonly number[]>;
}

/** A package.json of the project, with the folder that it is in. */
export interface WorkspaceManifest {
  /** `.` for the root, else a path such as `packages/app`. */
  readonly location: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

export function nameOf(descriptor: string): string {
  return descriptor.slice(0, descriptor.indexOf('@', 1));
}

export function rangeOf(descriptor: string): string {
  return descriptor.slice(descriptor.indexOf('@', 1) + 1);
}

/** Yarn replaces these three by a patched copy of its own, wherever they are asked for. */
export const patchedByYarn: ReadonlySet<string> = new Set(['fsevents', 'resolve', 'typescript']);

const escapes: Readonly<Record<string, string>> = { '%': '%25', ':': '%3A', '#': '%23' };

/** The descriptor that yarn really looks up for a dependency. */
export function effectiveDescriptor(name: string, range: string): string {
  const plain = `${name}@${range}`;
  if (!patchedByYarn.has(name) || range.startsWith('patch:')) return plain;
  return patchedDescriptor(plain);
}

function patchedDescriptor(plain: string): string {
  const name = nameOf(plain);
  const source = plain.replace(/[%:#]/g, (character) => escapes[character] ?? character);
  return `${name}@patch:${source}#optional!builtin<compat/${name}>`;
}

/** `resolve@npm:^1` for `resolve@patch:resolve@npm%3A^1#optional!…`, else undefined. */
export function patchSource(descriptor: string): string | undefined {
  const start = descriptor.indexOf('@patch:', 1);
  if (start < 0) return undefined;
  const end = descriptor.indexOf('#', start);
  const source = descriptor.slice(start + '@patch:'.length, end < 0 ? undefined : end);
  return source.replace(/%3A/g, ':').replace(/%23/g, '#').replace(/%25/g, '%');
}
