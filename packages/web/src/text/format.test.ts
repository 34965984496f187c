import { expect, test } from 'vitest';
import { formatFor } from './format.ts';

const { bytes, duration, either } = formatFor('en');

test.each([
  [0, '0.0s'],
  [449, '0.4s'],
  [9940, '9.9s'],
  [9960, '10s'],
  [28_400, '28s'],
  [59_600, '1m 0s'],
  [80_000, '1m 20s'],
])('%i ms are %s', (ms, text) => expect(duration(ms)).toBe(text));

test('what is chosen between is joined by or', () => {
  expect(either(['22', '24'])).toBe('22 or 24');
  expect(either(['22'])).toBe('22');
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_150_000, '1.2 MB'],
  [1_640_000_000, '1.6 GB'],
])('%i bytes are %s', (value, text) => expect(bytes(value)).toBe(text));
