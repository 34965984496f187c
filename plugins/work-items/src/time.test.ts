import { ageOf, momentOf } from './time';

const now = new Date('2026-03-02T09:00:00Z');

describe('ageOf', () => {
  it.each([
    ['2026-03-02T08:00:00Z', 'today'],
    ['2026-03-01T08:00:00Z', '1 day'],
    ['2026-02-25T09:00:00Z', '5 days'],
    ['2026-02-16T08:00:00Z', '2 weeks'],
    ['2025-11-20T08:00:00Z', '3 months'],
    ['2024-01-01T08:00:00Z', '2 years'],
  ])('tells how old %s is', (date, age) => {
    expect(ageOf(date, now)).toBe(age);
  });
});

describe('momentOf', () => {
  it('names the day only when it is another', () => {
    expect(momentOf('2026-03-02T09:20:00Z', now)).toMatch(/^\d\d:\d\d/);
    expect(momentOf('2026-03-04T09:20:00Z', now)).toMatch(/2026.*:\d\d/);
  });
});
