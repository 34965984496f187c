import type { Origin } from '@stagecraft/engine';
import type { LineSpan } from '../../worker/protocol.ts';

/** Who put a line there, and where the lines that they put there together begin and end. */
export interface Place {
  readonly origin: Origin;
  /** Lines from 1; both belong to it. */
  readonly first: number;
  readonly last: number;
}

/** Spans with their lines. */
export function placesOf(spans: readonly LineSpan[]): readonly Place[] {
  const places: Place[] = [];
  let line = 1;
  for (const { origin, lines } of spans) {
    places.push({ origin, first: line, last: line + lines - 1 });
    line += lines;
  }
  return places;
}

/** Where a line belongs; undefined beyond the last, as for the empty one after a final break. */
export function placeAt(places: readonly Place[], line: number): Place | undefined {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place === undefined) return undefined;
    if (line < place.first) high = middle - 1;
    else if (line > place.last) low = middle + 1;
    else return place;
  }
  return undefined;
}

/** The next place of one after a line, or before it; around at the ends. */
export function nextPlace(
  places: readonly Place[],
  origin: Origin,
  line: number,
  direction: 1 | -1,
): Place | undefined {
  const theirs = places.filter((place) => place.origin === origin);
  return direction === 1
    ? (theirs.find(({ first }) => first > line) ?? theirs[0])
    : (theirs.findLast(({ last }) => last < line) ?? theirs.at(-1));
}
