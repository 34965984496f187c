import { parseLockfile, type LockfileGraph, type PackageOrigin } from '@stagecraft/engine';
import type { PackageReason } from './protocol.ts';

/** A place in the lockfile and the one that brought it: its index, or none for a workspace. */
type Ways = ReadonlyMap<number, number | undefined>;

/**
 * Why an install brings a package: for each version of it the shortest way from what the project
 * itself names.
 * @param lockfile the project's yarn.lock
 * @param packages what the project itself names
 */
export function whyPackage(
  lockfile: string,
  packages: readonly PackageOrigin[],
  name: string,
): PackageReason[] {
  const { graph, ways } = read(lockfile);
  const reasons: PackageReason[] = [];
  for (const [index, entry] of graph.entries.entries()) {
    if (entry.name !== name || !ways.has(index) || isWorkspace(graph, index)) continue;
    const way = wayTo(graph, ways, index);
    const [first] = way;
    const origins = packages
      .filter((each) => each.name === first?.name)
      .flatMap((each) => each.origins);
    reasons.push({ name, version: entry.version, way, origins: [...new Set(origins)] });
  }
  return reasons;
}

interface Read {
  readonly text: string;
  readonly graph: LockfileGraph;
  readonly ways: Ways;
}

let last: Read | undefined;

/** The last lockfile that was asked about is kept: reading it takes longer than answering. */
function read(text: string): Read {
  if (last?.text !== text) {
    const graph = parseLockfile(text);
    last = { text, graph, ways: walk(graph) };
  }
  return last;
}

/** Breadth first, so that the way to each is a shortest one. */
function walk(graph: LockfileGraph): Ways {
  const ways = new Map<number, number | undefined>();
  for (const index of graph.entries.keys()) {
    if (isWorkspace(graph, index)) ways.set(index, undefined);
  }
  // A Map keeps growing while it is iterated, which makes it the queue as well.
  for (const [index] of ways) {
    for (const id of graph.entries[index]?.dependencies ?? []) {
      for (const next of entriesFor(graph, id)) if (!ways.has(next)) ways.set(next, index);
    }
  }
  return ways;
}

/** A resolution takes a descriptor elsewhere; then any version of that name will do. */
function entriesFor(graph: LockfileGraph, id: number): number[] {
  const direct = graph.entryOf[id] ?? -1;
  if (direct >= 0) {
    const source = graph.sourceOf.get(id);
    const patched = source === undefined ? -1 : (graph.entryOf[source] ?? -1);
    return patched >= 0 ? [direct, patched] : [direct];
  }
  const descriptor = graph.descriptors[id] ?? '';
  const name = descriptor.slice(0, descriptor.indexOf('@', 1));
  return (graph.idsByName.get(name) ?? [])
    .map((other) => graph.entryOf[other] ?? -1)
    .filter((index) => index >= 0);
}

function wayTo(graph: LockfileGraph, ways: Ways, to: number) {
  const way: { name: string; version: string }[] = [];
  let index: number | undefined = to;
  while (index !== undefined && !isWorkspace(graph, index)) {
    const entry: LockfileGraph['entries'][number] | undefined = graph.entries[index];
    if (entry === undefined) break;
    // A patched copy and its source are one package to a person.
    if (way[0]?.name !== entry.name) way.unshift({ name: entry.name, version: entry.version });
    index = ways.get(index);
  }
  return way;
}

function isWorkspace(graph: LockfileGraph, index: number): boolean {
  return graph.entries[index]?.resolution.includes('@workspace:') ?? false;
}
