import {
  compose,
  zipComposition,
  type Composition,
  type Library,
  type ParsedBlueprint,
} from '@stagecraft/engine';
import type { LibraryAccess } from '../library/access.ts';
import type { Metrics } from '../observe/metrics.ts';

/** Makes compositions and archives, and counts them. */
export interface Composer {
  readonly library: Library;
  /** @throws StagecraftErrors with everything that is wrong with the blueprint */
  compose(parsed: ParsedBlueprint): Promise<Composition>;
  zip(composition: Composition): Uint8Array;
}

export function composerOf(access: LibraryAccess, metrics: Metrics): Composer {
  return {
    library: access.library,
    async compose({ blueprint, locate }) {
      try {
        const release = await access.release(blueprint.release);
        const composition = compose(blueprint, access.library, release, locate);
        metrics.composed('ok');
        return composition;
      } catch (error) {
        metrics.composed('refused');
        throw error;
      }
    },
    zip(composition) {
      const bytes = zipComposition(composition);
      metrics.zipped(bytes.length);
      return bytes;
    },
  };
}
