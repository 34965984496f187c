import {
  comparisonsOf,
  formatAmount,
  formatDay,
  formatNumber,
  formatPeriod,
  formatShare,
} from './amounts';

describe('formatAmount', () => {
  it.each([
    [12.345, '12.3 t CO₂e'],
    [1234.5, '1,235 t CO₂e'],
    [0.5, '500 kg CO₂e'],
    [0.0004, '400 g CO₂e'],
    [0, '0 kg CO₂e'],
  ])('gives %s tons a unit that fits', (value, text) => {
    expect(formatAmount('co2e', value)).toBe(text);
  });

  it('gives energy and cost theirs', () => {
    expect(formatAmount('kilowattHours', 43_500)).toBe('43.5 MWh');
    expect(formatAmount('kilowattHours', 4_350)).toBe('4,350 kWh');
    expect(formatAmount('cost', 1240.4)).toBe('$1,240');
  });

  it('does not show what is small as nothing', () => {
    expect(formatNumber(0.001)).toBe('under 0.01');
    expect(formatShare(1, 1000)).toBe('under 1%');
    expect(formatShare(0, 0)).toBe('0%');
  });
});

describe('periods', () => {
  it('are named as people name them', () => {
    expect(formatPeriod('2026-09-01', 'month')).toBe('Sep 2026');
    expect(formatPeriod('2026-04-01', 'quarter')).toBe('Q2 2026');
    expect(formatPeriod('2026-03-09', 'week')).toBe('9 Mar');
    expect(formatPeriod('2026-01-01', 'year')).toBe('2026');
    expect(formatDay('2026-11-22')).toBe('22 Nov 2026');
  });
});

describe('comparisonsOf', () => {
  it('compares a ton with a car and with trees', () => {
    expect(comparisonsOf({ co2e: 1 })).toEqual([
      'driving 4,100 km in an average car',
      'what 17 tree seedlings take up in ten years',
    ]);
  });

  it('compares what is small with what is small', () => {
    expect(comparisonsOf({ co2e: 0.000124 })).toEqual([
      'charging 10 smartphones',
    ]);
    expect(comparisonsOf({ co2e: 0.03 })).toEqual([
      'driving 120 km in an average car',
    ]);
    expect(comparisonsOf({ co2e: 0 })).toEqual([]);
  });
});
