import type { Release } from '@stagecraft/engine';
import { loadRelease } from '@stagecraft/sources';
import type { Io } from '../io.ts';

/** Loads releases, each once. */
export interface ReleaseLoader {
  load(version: string): Promise<Release>;
  /** Begins to load; what fails is told by `load`. */
  prepare(version: string): void;
  /** Ends what is still under way and no longer wanted. */
  close(): void;
}

/** A loader on the releases of `io.root`. A silent one does not tell what it downloads. */
export function releaseLoader(io: Io, silent: boolean): ReleaseLoader {
  const loaded = new Map<string, Promise<Release>>();
  const closing = new AbortController();
  const signal = AbortSignal.any([io.signal, closing.signal]);
  const load = (version: string) => {
    const known = loaded.get(version);
    if (known !== undefined) return known;
    const loading = loadRelease(io.root, version, {
      signal,
      onProgress: (message) => {
        if (!silent) io.stderr.write(`${message}\n`);
      },
    });
    loaded.set(version, loading);
    return loading;
  };
  return {
    load,
    prepare: (version) => void load(version).catch(() => undefined),
    close: () => closing.abort(),
  };
}
