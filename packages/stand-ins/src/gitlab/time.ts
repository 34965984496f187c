const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function ago(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}

export function after(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * SECOND);
}
