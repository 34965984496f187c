import type { Problem } from '../worker/protocol.ts';

/** What keeps a feature from being part of a project. */
export interface Attention {
  /** Options without a value that they need. */
  readonly missing: number;
  /** Options whose value can't be so, and whatever else is wrong. */
  readonly wrong: number;
}

/** What still needs a value or has a problem, by feature. */
export function attentionOf(problems: readonly Problem[]): ReadonlyMap<string, Attention> {
  const byFeature = new Map<string, Attention>();
  for (const { code, path } of problems) {
    const [place, feature] = path ?? [];
    if (place !== 'features' || feature === undefined) continue;
    const { missing, wrong } = byFeature.get(feature) ?? NONE;
    const isMissing = code === 'MISSING_OPTION';
    byFeature.set(feature, {
      missing: missing + (isMissing ? 1 : 0),
      wrong: wrong + (isMissing ? 0 : 1),
    });
  }
  return byFeature;
}

const NONE: Attention = { missing: 0, wrong: 0 };

/** All that is wrong with a feature's options, by where it is in them: `spaces.0`. */
export function problemsAt(
  problems: readonly Problem[],
  feature: string,
): ReadonlyMap<string, Problem> {
  return new Map(
    problems
      .filter(({ path }) => path?.[0] === 'features' && path[1] === feature && path.length > 2)
      .map((problem) => [problem.path?.slice(2).join('.') ?? '', problem]),
  );
}
