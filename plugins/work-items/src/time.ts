const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

const UNITS: readonly (readonly [string, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
];

/** How long ago something was, in the largest unit that fits: `3 weeks`. */
export function ageOf(date: string, now: Date = new Date()): string {
  const age = now.getTime() - Date.parse(date);
  for (const [unit, length] of UNITS) {
    const count = Math.floor(age / length);
    if (count >= 1) return `${count} ${unit}${count > 1 ? 's' : ''}`;
  }
  return 'today';
}

/** A moment that is soon, as people say it: the time, and the day if it is another. */
export function momentOf(date: string, now: Date = new Date()): string {
  const moment = new Date(date);
  const time = moment.toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
  });
  return moment.toDateString() === now.toDateString()
    ? time
    : `${moment.toLocaleDateString()}, ${time}`;
}
