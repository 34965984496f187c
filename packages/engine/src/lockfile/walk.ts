import { StagecraftError } from '../errors.ts';
import {
  effectiveDescriptor,
  nameOf,
  patchSource,
  rangeOf,
  type LockfileEntry,
  type LockfileGraph,
  type WorkspaceManifest,
} from './graph.ts';
import { lowestVersion } from './range.ts';
import { applyResolutions, readResolutions, type Resolution } from './resolutions.ts';
import { readWorkspace, workspaceAccepts, type Workspace } from './workspaces.ts';

/** What of a lockfile a set of workspaces reaches. */
export interface LockfileWalk {
  readonly graph: LockfileGraph;
  readonly workspaces: readonly Workspace[];
  /** The entries that are reached, by their place in the graph. */
  readonly entries: ReadonlySet<number>;
  /** 1 for a descriptor of the graph that is in use. */
  readonly used: Uint8Array;
  /** Descriptors in use that the lockfile doesn't list, by the entry that satisfies them. */
  readonly adopted: ReadonlyMap<number, ReadonlySet<string>>;
  /** Descriptors with which workspaces ask for each other, by name of the workspace asked for. */
  readonly between: ReadonlyMap<string, ReadonlySet<string>>;
  /** `link:` descriptors, bound to the workspace that asks. */
  readonly links: ReadonlySet<string>;
}

interface Walking {
  readonly graph: LockfileGraph;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly resolutions: readonly Resolution[];
  /** Entries whose dependencies a `parent/name` resolution may change. */
  readonly parents: ReadonlySet<string>;
  readonly entries: Set<number>;
  readonly used: Uint8Array;
  readonly adopted: Map<number, Set<string>>;
  readonly between: Map<string, Set<string>>;
  readonly links: Set<string>;
}

/** Who asks for a dependency; `text` is for the person who reads an error. */
interface Asker {
  readonly name: string;
  readonly reference: string;
  readonly text: string;
}

const USED = 1;
/** Marks the descriptors that a resolution or a workspace of that name may take over. */
const REDIRECTED = 2;

/** Follows the dependencies of the workspaces through the lockfile. */
export function walkLockfile(
  graph: LockfileGraph,
  manifests: readonly WorkspaceManifest[],
): LockfileWalk {
  const workspaces = manifests.map(readWorkspace);
  const root = manifests.find((each) => each.location === '.');
  const resolutions = root === undefined ? [] : readResolutions(root.manifest);
  const walking: Walking = {
    graph,
    workspaces: new Map(workspaces.map((workspace) => [workspace.name, workspace])),
    resolutions,
    parents: new Set(resolutions.flatMap(({ from }) => (from === undefined ? [] : [from.name]))),
    entries: new Set(),
    used: new Uint8Array(graph.descriptors.length),
    adopted: new Map(),
    between: new Map(),
    links: new Set(),
  };
  markRedirected(walking);
  for (const workspace of workspaces) visitWorkspace(walking, workspace);
  // A Set keeps growing while it is iterated, which makes it the queue as well.
  for (const index of walking.entries) visitEntry(walking, index);
  return { ...walking, workspaces };
}

function markRedirected({ graph, used, resolutions, workspaces }: Walking): void {
  const names = [
    ...resolutions.filter(({ from }) => from === undefined).map(({ name }) => name),
    ...workspaces.keys(),
  ];
  for (const name of names) {
    for (const id of graph.idsByName.get(name) ?? []) used[id] = REDIRECTED;
  }
}

function visitWorkspace(walking: Walking, workspace: Workspace): void {
  const reference = `workspace:${workspace.location}`;
  const text = `the package.json ${workspace.location === '.' ? 'at the root' : `in ${workspace.location}`}`;
  const asker: Asker = { name: workspace.name, reference, text };
  for (const [name, range] of workspace.dependencies) ask(walking, asker, name, range);
}

function visitEntry(walking: Walking, index: number): void {
  const { graph, used, parents } = walking;
  const entry = entryAt(graph, index);
  const special = parents.has(entry.name);
  for (const id of entry.dependencies) {
    if (!special && used[id] === USED) continue;
    if (!special && used[id] !== REDIRECTED && (graph.entryOf[id] ?? -1) >= 0) {
      use(walking, id);
      continue;
    }
    const descriptor = graph.descriptors[id] ?? '';
    const plain = patchSource(descriptor) ?? descriptor;
    ask(walking, askerOf(entry), nameOf(plain), rangeOf(plain));
  }
}

function askerOf(entry: LockfileEntry): Asker {
  return {
    name: entry.name,
    reference: rangeOf(entry.resolution),
    text: `${entry.name} ${entry.version}`,
  };
}

/** The long way, for all that is not simply the lockfile's own edge. */
function ask(walking: Walking, asker: Asker, name: string, askedRange: string): void {
  const range = applyResolutions(walking.resolutions, asker, name, askedRange);
  const workspace = walking.workspaces.get(name);
  if (workspace !== undefined && workspaceAccepts(workspace, range)) {
    add(walking.between, name, `${name}@${range}`);
    return;
  }
  if (range.startsWith('link:')) {
    const locator = encodeURIComponent(`${asker.name}@${asker.reference}`);
    walking.links.add(`${name}@${range}::locator=${locator}`);
    return;
  }
  const descriptor = effectiveDescriptor(name, range);
  const id = walking.graph.ids.get(descriptor);
  if (id !== undefined && (walking.graph.entryOf[id] ?? -1) >= 0) use(walking, id);
  else adopt(walking, asker, name, range);
}

function use({ graph, used, entries }: Walking, id: number): void {
  used[id] = USED;
  entries.add(graph.entryOf[id] ?? -1);
  const source = graph.sourceOf.get(id);
  if (source === undefined) return;
  used[source] = USED;
  entries.add(graph.entryOf[source] ?? -1);
}

/**
 * A lockfile lists the descriptors that were asked for when it was resolved. One whose own lowest
 * version is in it needs no resolving either, and yarn takes it as it stands.
 */
function adopt(walking: Walking, asker: Asker, name: string, range: string): void {
  const version = lowestVersion(range);
  const plain = `${name}@npm:${version}`;
  const wanted = [
    plain,
    ...(effectiveDescriptor(name, range).includes('@patch:') ? ['patch'] : []),
  ];
  const found = candidates(walking.graph, name).filter((index) => {
    const { resolution } = entryAt(walking.graph, index);
    return (
      resolution === plain || resolution.startsWith(`${name}@patch:${plain.replace(':', '%3A')}#`)
    );
  });
  if (version === undefined || found.length < wanted.length) throw missing(asker, name, range);
  for (const index of found) {
    walking.entries.add(index);
    const { resolution } = entryAt(walking.graph, index);
    const key = resolution === plain ? `${name}@${range}` : effectiveDescriptor(name, range);
    add(walking.adopted, index, key);
  }
}

function candidates(graph: LockfileGraph, name: string): number[] {
  const indices = (graph.idsByName.get(name) ?? []).map((id) => graph.entryOf[id] ?? -1);
  return [...new Set(indices)].filter((index) => index >= 0);
}

function entryAt(graph: LockfileGraph, index: number): LockfileEntry {
  const entry = graph.entries[index];
  if (entry === undefined) throw new RangeError(`No lockfile entry ${index}`);
  return entry;
}

function add<Key>(map: Map<Key, Set<string>>, key: Key, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function missing(asker: Asker, name: string, range: string): StagecraftError {
  const shown = range.replace(/^npm:/, '');
  return new StagecraftError({
    code: 'LOCKFILE_MISSES_PACKAGE',
    message: `The lockfile of this release has no ${name} for the range ${shown}, which ${asker.text} asks for.`,
    fix: `Ask for a version of ${name} that the release holds, or add ${name} to the library and rebuild the release with \`npm run release:build\`.`,
  });
}
