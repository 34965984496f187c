import { isPortFree } from '@stagecraft/toolchain';
import type { PortalPorts } from '../settings.ts';

/** Pairs that are tried, each one higher than the one before. */
const TRIES = 50;

/** Pairs of ports that no other program has, nor a portal of ours that is about to start. */
export interface PortPool {
  /** The first pair that is free; the preferred one when nothing is, so that the start says so. */
  take(): Promise<PortalPorts>;
  giveBack(ports: PortalPorts): void;
}

export function portPool(preferred: PortalPorts): PortPool {
  const taken = new Set<number>();
  return {
    async take() {
      for (let step = 0; step < TRIES; step += 1) {
        const pair = { frontend: preferred.frontend + step, backend: preferred.backend + step };
        const wanted = [pair.frontend, pair.backend];
        if (wanted.some((port) => taken.has(port))) continue;
        for (const port of wanted) taken.add(port);
        const free = await Promise.all(wanted.map((port) => isPortFree(port)));
        if (free.every(Boolean)) return pair;
        for (const port of wanted) taken.delete(port);
      }
      return preferred;
    },
    giveBack({ frontend, backend }) {
      taken.delete(frontend);
      taken.delete(backend);
    },
  };
}
