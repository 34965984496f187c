import type { LockfileEntry, LockfileGraph } from '../../packages/engine/src/lockfile/index.ts';
import type { Versions } from './manifest.ts';
import { answers } from './rekey.ts';

/** Who asks for a version, and with which range. */
export interface Request {
  readonly by: string;
  readonly range: string;
}

/** A package that is in the lockfile at a version that is not the release's. */
export interface Deviation {
  readonly name: string;
  readonly released: string | undefined;
  readonly version: string;
  /** Whether the release's own version is in the lockfile as well. */
  readonly twice: boolean;
  readonly requests: readonly Request[];
}

/** Every `@backstage/*` entry that is not at the version of the release, with who brings it. */
export function findDeviations(graph: LockfileGraph, packages: Versions): Deviation[] {
  return graph.entries
    .filter(({ name, version }) => name.startsWith('@backstage/') && packages[name] !== version)
    .map((entry) => ({
      name: entry.name,
      released: packages[entry.name],
      version: entry.version,
      twice: graph.entries.some(
        ({ name, version }) => name === entry.name && version !== entry.version,
      ),
      requests: requestsFor(graph, entry),
    }));
}

/** Ranges that a pin of this name does not answer: what stays when the pin itself goes. */
export function unansweredRanges(graph: LockfileGraph, pins: Versions): Map<string, Request[]> {
  const unanswered = new Map<string, Request[]>();
  for (const [name, version] of Object.entries(pins)) {
    const requests = (graph.idsByName.get(name) ?? [])
      .map((id) => graph.descriptors[id] ?? '')
      .filter((descriptor) => !answers(version, descriptor.slice(name.length + 1)))
      .flatMap((descriptor) => askersOf(graph, new Set([descriptor])));
    if (requests.length > 0) unanswered.set(name, requests);
  }
  return unanswered;
}

function requestsFor(graph: LockfileGraph, entry: LockfileEntry): Request[] {
  return askersOf(graph, new Set(entry.keys.map((id) => graph.descriptors[id] ?? '')));
}

function askersOf(graph: LockfileGraph, descriptors: ReadonlySet<string>): Request[] {
  return graph.entries.flatMap((entry) =>
    entry.dependencies
      .map((id) => graph.descriptors[id] ?? '')
      .filter((descriptor) => descriptors.has(descriptor))
      .map((descriptor) => ({
        by: entry.version === '0.0.0-use.local' ? entry.name : `${entry.name} ${entry.version}`,
        range: descriptor.slice(descriptor.indexOf('@', 1) + 1).replace(/^npm:/, ''),
      })),
  );
}
