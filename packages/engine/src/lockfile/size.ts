import { nameOf, type LockfileGraph } from './graph.ts';
import type { LockfileWalk } from './walk.ts';

/** Bytes on disk by `name@version`. */
export type PackageSizes = ReadonlyMap<string, number>;

interface Measured {
  readonly sizes: PackageSizes;
  /** By an entry's place in the graph. */
  readonly bytes: Float64Array;
}

const measured = new WeakMap<LockfileGraph, Measured>();

/**
 * Bytes on disk of what an install brings. A package without a size, as those for other platforms,
 * counts as nothing.
 */
export function sizeReached(walk: LockfileWalk, sizes: PackageSizes): number {
  const bytes = bytesByEntry(walk.graph, sizes);
  let total = 0;
  for (const index of walk.entries) total += bytes[index] ?? 0;
  return total;
}

/** Looked up once for a graph, because previews compose on each click. */
function bytesByEntry(graph: LockfileGraph, sizes: PackageSizes): Float64Array {
  const known = measured.get(graph);
  if (known?.sizes === sizes) return known.bytes;
  const bytes = Float64Array.from(graph.entries, ({ resolution, version }) =>
    // Yarn's patched copy comes in place of the package itself: count it once.
    resolution.includes('@patch:') ? 0 : (sizes.get(`${nameOf(resolution)}@${version}`) ?? 0),
  );
  measured.set(graph, { sizes, bytes });
  return bytes;
}
