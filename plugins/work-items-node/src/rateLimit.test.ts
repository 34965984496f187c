import { isRateLimited, retryTime } from './rateLimit';

const now = new Date('2026-03-02T09:00:00Z');
const after = (headers: Record<string, string>) =>
  retryTime(new Headers(headers), now).toISOString();

describe('retryTime', () => {
  it('reads seconds and dates of Retry-After', () => {
    expect(after({ 'retry-after': '90' })).toBe('2026-03-02T09:01:30.000Z');
    expect(after({ 'retry-after': 'Mon, 02 Mar 2026 09:05:00 GMT' })).toBe(
      '2026-03-02T09:05:00.000Z',
    );
  });

  it.each([
    ['seconds since 1970, as GitHub', 'x-ratelimit-reset', '1772443200'],
    ['milliseconds, as Linear', 'x-ratelimit-requests-reset', '1772443200000'],
    ['a date, as Jira', 'x-ratelimit-reset', '2026-03-02T09:20:00Z'],
    ['seconds from now', 'ratelimit-reset', '1200'],
  ])('reads %s', (_, name, value) => {
    expect(after({ [name]: value })).toBe('2026-03-02T09:20:00.000Z');
  });

  it('waits a minute when nothing is said, or when it is over', () => {
    expect(after({})).toBe('2026-03-02T09:01:00.000Z');
    expect(after({ 'x-ratelimit-reset': '1772442000' })).toBe(
      '2026-03-02T09:01:00.000Z',
    );
  });
});

describe('isRateLimited', () => {
  const is = (status: number, headers = {}, body = '') =>
    isRateLimited(status, new Headers(headers), body);

  it('knows the ways in which trackers say so', () => {
    expect(is(429)).toBe(true);
    expect(is(403, { 'x-ratelimit-remaining': '0' })).toBe(true);
    expect(is(403, { 'retry-after': '60' })).toBe(true);
    expect(
      is(400, {}, '{"errors":[{"extensions":{"code":"RATELIMITED"}}]}'),
    ).toBe(true);
  });

  it('takes no other refusal for one', () => {
    expect(is(403, { 'x-ratelimit-remaining': '12' })).toBe(false);
    expect(is(400, {}, 'The query is wrong')).toBe(false);
    expect(is(401)).toBe(false);
  });
});
