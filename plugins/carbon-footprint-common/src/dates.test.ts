import { daysOf, lastRange, parseDay, periodsOf } from './dates';

const until = new Date('2026-06-09T00:00:00.000Z');

describe('lastRange', () => {
  it('has as many bars as there are months', () => {
    const range = lastRange(until, { type: 'months', value: 12 }, 'month');
    expect(range).toEqual({ start: '2025-07-01', end: '2026-06-09' });
    expect(periodsOf(range, 'month')).toHaveLength(12);
  });

  it('begins on a Monday when it is shown by week', () => {
    const { start } = lastRange(until, { type: 'months', value: 3 }, 'week');
    expect(start).toBe('2026-03-16');
  });

  it('begins on the day itself when it is shown by day', () => {
    const range = lastRange(until, { type: 'days', value: 30 }, 'day');
    expect(range.start).toBe('2026-05-11');
    expect(daysOf(range)).toBe(30);
  });

  it('is the period that today is in when it is shorter than one', () => {
    const { start } = lastRange(until, { type: 'days', value: 7 }, 'year');
    expect(start).toBe('2026-01-01');
  });
});

describe('periodsOf', () => {
  it('crosses the year by quarter', () => {
    const range = { start: '2025-11-15', end: '2026-04-02' };
    expect(periodsOf(range, 'quarter')).toEqual([
      '2025-10-01',
      '2026-01-01',
      '2026-04-01',
    ]);
  });
});

describe('parseDay', () => {
  it('refuses what is no day', () => {
    expect(parseDay('2026-02-30')).toBeUndefined();
    expect(parseDay('last week')).toBeUndefined();
    expect(parseDay('2026-02-28')).toEqual(new Date('2026-02-28T00:00:00Z'));
  });
});
