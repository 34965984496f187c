/** Where a card stands on the page, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The card that an arrow leads to: beside it in its row, else the end of the next one; above or below
 * in the nearest row, the one that is most in line.
 * @param places - of all cards, in reading order
 * @returns its index; undefined at the edge
 */
export function cardTowards(
  places: readonly Place[],
  from: number,
  direction: Direction,
): number | undefined {
  const start = places[from];
  if (start === undefined) return undefined;
  if (direction === 'left' || direction === 'right') {
    const next = from + (direction === 'left' ? -1 : 1);
    return next >= 0 && next < places.length ? next : undefined;
  }
  const beyond = places.flatMap((place, index) =>
    isBeyond(place, start, direction) ? [{ place, index }] : [],
  );
  const distance = ({ place }: { place: Place }) => Math.abs(middle(place) - middle(start));
  const nearest = Math.min(...beyond.map(distance));
  const row = beyond.filter((card) => distance(card) - nearest < start.height / 2);
  const [best] = row.toSorted((a, b) => offset(a.place, start) - offset(b.place, start));
  return best?.index;
}

function isBeyond(place: Place, start: Place, direction: 'up' | 'down'): boolean {
  return direction === 'down'
    ? place.top >= start.top + start.height
    : place.top + place.height <= start.top;
}

function middle({ top, height }: Place): number {
  return top + height / 2;
}

function offset({ left, width }: Place, start: Place): number {
  return Math.abs(left + width / 2 - (start.left + start.width / 2));
}
