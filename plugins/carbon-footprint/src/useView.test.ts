import { problemOfRange, readView } from './useView';

const today = new Date('2026-06-09T10:00:00Z');

describe('readView', () => {
  it('leaves the range to the backend when nobody has chosen', () => {
    const { range, request, measure, by } = readView(undefined, today);
    expect(range).toBe('default');
    expect(request).toEqual({
      start: undefined,
      end: undefined,
      groupBy: undefined,
      filters: {},
    });
    expect([measure, by]).toEqual(['co2e', 'cloudProvider']);
  });

  it('reads a range by name, with the grouping that suits it', () => {
    const { request } = readView({ range: '3-months' }, today);
    expect(request).toMatchObject({
      start: '2026-03-16',
      end: '2026-06-09',
      groupBy: 'week',
    });
    const byDay = readView({ range: '3-months', groupBy: 'day' }, today);
    expect(byDay.request).toMatchObject({
      start: '2026-03-10',
      groupBy: 'day',
    });
  });

  it('reads filters, and ignores what nobody can mean', () => {
    const { request, measure } = readView(
      {
        accounts: '4182,9037',
        tags: 'user:app=shop',
        services: { nested: 'x' },
        measure: 'noise',
      },
      today,
    );
    expect(request?.filters).toEqual({
      accounts: ['4182', '9037'],
      tags: { 'user:app': 'shop' },
    });
    expect(measure).toBe('co2e');
  });

  it('asks nothing while a custom range is no range', () => {
    const start = { range: 'custom', start: '2026-05-01' };
    expect(readView(start, today).request).toBeUndefined();
    const both = readView({ ...start, end: '2026-05-10' }, today);
    expect(both.request).toMatchObject({
      start: '2026-05-01',
      end: '2026-05-10',
    });
  });
});

describe('problemOfRange', () => {
  it.each([
    [undefined, '2026-01-01', 'Give the first day.'],
    ['2026-01-01', '', 'Give the last day.'],
    ['2026-02-01', '2026-01-01', 'The first day is after the last one.'],
    ['2026-02-01', '2027-01-01', 'The last day is in the future.'],
    ['2026-02-01', '2026-02-01', undefined],
  ])('of %s to %s', (start, end, problem) => {
    expect(problemOfRange(start, end, today)).toBe(problem);
  });
});
