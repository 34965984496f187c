import { StagecraftError } from '../errors.ts';
import { withProtocol } from './range.ts';
import { stringEntries } from './workspaces.ts';

/** One of the root's `resolutions`: what is asked for, by whom, and what it gets instead. */
export interface Resolution {
  readonly from: { readonly name: string; readonly reference: string | undefined } | undefined;
  readonly name: string;
  /** Only this range is replaced; all of them where it is undefined. */
  readonly range: string | undefined;
  readonly replacement: string;
}

const pattern = /^(?:((?:@[^/@]+\/)?[^/@]+)(?:@([^/]+))?\/)?((?:@[^/@]+\/)?[^/@]+)(?:@(.+))?$/;

/** Reads `name`, `name@range`, `parent/name` and `parent@version/name@range`. */
export function readResolutions(manifest: Readonly<Record<string, unknown>>): Resolution[] {
  return stringEntries(manifest['resolutions']).map(([selector, replacement]) => {
    const match = pattern.exec(selector);
    const name = match?.[3];
    if (match === null || name === undefined) throw unreadable(selector);
    const [, parent, reference, , range] = match;
    return {
      from:
        parent === undefined
          ? undefined
          : {
              name: parent,
              reference: reference === undefined ? undefined : withProtocol(reference),
            },
      name,
      range: range === undefined ? undefined : withProtocol(range),
      replacement: withProtocol(replacement),
    };
  });
}

/** What a dependency becomes: as in yarn, the first resolution that fits is the one. */
export function applyResolutions(
  resolutions: readonly Resolution[],
  asker: { readonly name: string; readonly reference: string },
  name: string,
  range: string,
): string {
  const fitting = resolutions.find(
    (resolution) =>
      resolution.name === name &&
      (resolution.range === undefined || resolution.range === range) &&
      (resolution.from === undefined ||
        (resolution.from.name === asker.name &&
          (resolution.from.reference ?? asker.reference) === asker.reference)),
  );
  return fitting?.replacement ?? range;
}

function unreadable(selector: string): StagecraftError {
  return new StagecraftError({
    code: 'RESOLUTION_UNREADABLE',
    message: `The root package.json has a resolution for ${JSON.stringify(selector)}, which is no pattern that yarn knows.`,
    fix: 'Write it as `name`, `name@range` or `parent/name`.',
  });
}
