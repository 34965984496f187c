export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whole seconds, as GitHub's dates have no fractions. */
export function before(now: Date, milliseconds: number): Date {
  return new Date(Math.floor((now.getTime() - milliseconds) / SECOND) * SECOND);
}

/** A date as GitHub writes it. */
export function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function stampOrNull(date: Date | null | undefined): string | null {
  return date ? stamp(date) : null;
}
