import { satisfies } from 'semver';
import type { LockfileEntry, LockfileGraph } from '../../packages/engine/src/lockfile/index.ts';
import type { Versions } from './manifest.ts';

export interface Rekeyed {
  readonly text: string;
  /** Descriptors that now lead to the pinned version. */
  readonly moved: readonly string[];
}

/**
 * Makes a lockfile say that the pinned versions answer every range that they satisfy, so that the
 * pins themselves (`resolutions`) can go. Whatever a pin doesn't satisfy is left for yarn.
 */
export function rekey(graph: LockfileGraph, pins: Versions): Rekeyed {
  const keys = graph.entries.map(
    (entry) => new Set(entry.keys.map((id) => graph.descriptors[id] ?? '')),
  );
  const moved: string[] = [];
  for (const [name, version] of Object.entries(pins)) {
    const target = graph.entries.findIndex(
      (entry) => entry.resolution === `${name}@npm:${version}`,
    );
    if (target < 0) continue;
    for (const id of graph.idsByName.get(name) ?? []) {
      const descriptor = graph.descriptors[id] ?? '';
      const current = graph.entryOf[id] ?? -1;
      if (current === target || !answers(version, descriptor.slice(name.length + 1))) continue;
      keys[current]?.delete(descriptor);
      keys[target]?.add(descriptor);
      moved.push(descriptor);
    }
  }
  const entries = graph.entries.flatMap((entry, index) => entryText(entry, keys[index]));
  return { text: [graph.header, ...entries.toSorted()].join('\n'), moved };
}

/** Whether a version satisfies the range of a descriptor, `npm:^1.2.3`. */
export function answers(version: string, range: string): boolean {
  return range.startsWith('npm:') && satisfies(version, range.slice('npm:'.length));
}

function entryText(entry: LockfileEntry, keys: ReadonlySet<string> | undefined): string[] {
  if (keys === undefined || keys.size === 0) return [];
  return [`"${[...keys].toSorted().join(', ')}":\n${entry.body}`];
}
