import { HOUR, SECOND } from './clock.ts';

export type RateLimit = (
  token: string | undefined,
  resource: 'core' | 'graphql',
) => Record<string, string>;

interface Window {
  readonly resets: number;
  used: number;
}

/** Counts as GitHub does and tells it in the headers; the stand-in itself never runs out. */
export function createRateLimit(now: () => Date): RateLimit {
  const windows = new Map<string, Window>();
  return (token, resource) => {
    const key = `${resource}:${token ?? ''}`;
    const limit = token === undefined ? 60 : 5000;
    const time = now().getTime();
    let window = windows.get(key);
    if (window === undefined || window.resets <= time || window.used >= limit - 1) {
      window = { resets: time + HOUR, used: 0 };
      windows.set(key, window);
    }
    window.used += 1;
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.used),
      'x-ratelimit-used': String(window.used),
      'x-ratelimit-reset': String(Math.ceil(window.resets / SECOND)),
      'x-ratelimit-resource': resource,
    };
  };
}
