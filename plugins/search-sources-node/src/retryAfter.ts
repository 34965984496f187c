const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** When an upstream may be asked again; a minute later when it does not say. */
export function retryAfter(headers: Headers, now: Date): Date {
  const said = headers.get('retry-after')?.trim();
  const time = said ? timeOf(said, now) : undefined;
  // A time that is over asks for no less patience than none.
  return time !== undefined && time >= now.getTime()
    ? new Date(time)
    : new Date(now.getTime() + MINUTE);
}

/** Seconds from now, or a date of HTTP. */
function timeOf(said: string, now: Date): number | undefined {
  if (/^\d+(\.\d+)?$/.test(said)) {
    return now.getTime() + Number(said) * SECOND;
  }
  const date = Date.parse(said);
  return Number.isFinite(date) ? date : undefined;
}
