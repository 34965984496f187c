import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  parseBlueprint,
  resolveBlueprint,
  StagecraftError,
  type Library,
  type Release,
  type Selection,
} from '@stagecraft/engine';

const BLUEPRINT = 'stagecraft.yaml';

export interface Sources {
  loadLibrary(): Promise<Library>;
  loadRelease(version: string): Promise<Release>;
}

/**
 * What a project has chosen, by its blueprint.
 * @throws StagecraftError NO_BLUEPRINT, and what is wrong with the blueprint
 */
export async function readSelection(projectDir: string, sources: Sources): Promise<Selection> {
  const text = await readFile(path.join(projectDir, BLUEPRINT), 'utf8').catch((cause: unknown) => {
    throw new StagecraftError({
      code: 'NO_BLUEPRINT',
      message: `There is no ${BLUEPRINT} in ${projectDir}, so nobody knows what it has chosen.`,
      fix: 'Give the folder of a project that Stagecraft made.',
      cause,
    });
  });
  const { blueprint, locate } = parseBlueprint(text);
  const [library, release] = await Promise.all([
    sources.loadLibrary(),
    sources.loadRelease(blueprint.release),
  ]);
  return resolveBlueprint(blueprint, library, release, locate);
}
