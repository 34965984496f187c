import { StagecraftError } from '@stagecraft/engine';
import type { StartStandIn } from './standIn.ts';

/** Every stand-in by the name that features give in `demo`; each is loaded when it is started. */
const STAND_INS: Readonly<Record<string, () => Promise<StartStandIn>>> = {
  github: async () => (await import('./github/demo.ts')).startGithubDemo,
};

export function standInNames(): string[] {
  return Object.keys(STAND_INS).toSorted();
}

/** @throws StagecraftError STAND_IN_UNKNOWN */
export async function loadStandIn(name: string): Promise<StartStandIn> {
  const load = STAND_INS[name];
  if (load !== undefined) return load();
  throw new StagecraftError({
    code: 'STAND_IN_UNKNOWN',
    message: `There is no stand-in called "${name}".`,
    fix: `There are: ${standInNames().join(', ')}.`,
  });
}
