const SECOND = 1000;
const MINUTE = 60 * SECOND;
const YEAR_2001 = 978_307_200_000;

/** Headers by which trackers say when their limit starts anew. */
const RESETS = [
  'x-ratelimit-reset',
  'ratelimit-reset',
  'x-ratelimit-requests-reset',
  'x-ratelimit-complexity-reset',
];

const REMAINING = ['x-ratelimit-remaining', 'ratelimit-remaining'];

/**
 * Whether an answer says that there were too many requests. Some say so by 403
 * or, where GraphQL is spoken, by 400.
 */
export function isRateLimited(
  status: number,
  headers: Headers,
  body: string,
): boolean {
  if (status === 429) return true;
  if (status === 403) {
    return (
      headers.has('retry-after') ||
      REMAINING.some(name => headers.get(name) === '0')
    );
  }
  return status === 400 && /"RATELIMITED"/.test(body);
}

/** When the tracker may be asked again. */
export function retryTime(headers: Headers, now: Date): Date {
  const after = headers.get('retry-after');
  if (after) {
    const seconds = Number(after);
    const time = Number.isFinite(seconds)
      ? now.getTime() + seconds * SECOND
      : Date.parse(after);
    if (Number.isFinite(time)) return new Date(time);
  }
  const resets = RESETS.map(name => timeOf(headers.get(name), now)).filter(
    (time): time is number => time !== undefined && time > now.getTime(),
  );
  return new Date(resets.length ? Math.max(...resets) : now.getTime() + MINUTE);
}

/** Seconds or milliseconds since 1970, seconds from now, or a date. */
function timeOf(value: string | null, now: Date): number | undefined {
  if (!value) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) {
    const date = Date.parse(value);
    return Number.isFinite(date) ? date : undefined;
  }
  if (number >= YEAR_2001) return number;
  if (number * SECOND >= YEAR_2001) return number * SECOND;
  return now.getTime() + number * SECOND;
}
