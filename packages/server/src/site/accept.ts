/** One entry of an Accept header. */
interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The offered media type that an Accept header prefers; undefined when it takes none of them.
 * What it takes only by a wildcard is least specific, and the first offered wins among equals.
 */
export function preferred<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = readRanges(accept);
  const rated = offered
    .map((type) => ({ type, quality: qualityOf(type, ranges) }))
    .filter(({ quality }) => quality > 0);
  return rated.toSorted((a, b) => b.quality - a.quality)[0]?.type;
}

function readRanges(accept: string): Range[] {
  return accept.split(',').map((entry) => {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const value = quality === undefined ? 1 : Number(quality.slice(2));
    return { type, quality: Number.isFinite(value) ? value : 0 };
  });
}

/** By the most specific range that fits. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const main = type.split('/', 1)[0] ?? '';
  for (const wanted of [type, `${main}/*`, '*/*']) {
    const range = ranges.find((each) => each.type === wanted);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
