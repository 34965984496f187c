import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StagecraftError } from '../errors.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { decodeData, encodeData } from './data.ts';

const keys = fc.oneof(
  fc.string(),
  fc.constantFrom('$map', '$bytes', '$utf8', '$$map', '$', '__proto__'),
);

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    fc.array(tie('data')),
    fc.array(fc.tuple(tie('data'), tie('data'))).map((pairs) => new Map(pairs)),
    fc.array(fc.tuple(keys, tie('data'))).map((pairs) => Object.fromEntries(pairs) as unknown),
  ),
}));

test('any data comes back the same', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(decodeData(encodeData(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test('a key named __proto__ stays a key', () => {
  const value = JSON.parse('{"__proto__": {"$map": [[1, 2]]}}') as object;
  const back = decodeData(encodeData(value)) as object;
  expect(Object.keys(back)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
});

test.each(['standard', 'url'] as const)('base64 (%s) is what Node writes and reads', (form) => {
  const name = form === 'url' ? 'base64url' : 'base64';
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = Buffer.from(bytes).toString(name);
      expect(toBase64(bytes, form)).toBe(text);
      expect(fromBase64(text, form)).toEqual(bytes);
    }),
  );
});

describe('what is not data is refused', () => {
  test.each([
    'x',
    '{"$map": 1}',
    '{"$map": [1]}',
    '{"$map": [[1]]}',
    '{"$bytes": 1}',
    '{"$bytes": "a"}',
    '{"$bytes": "ä==="}',
    '{"$bytes": "a-b_"}',
    '{"$bytes": "YQ"}',
    '{"$utf8": [1]}',
  ])('%s', (text) => {
    expect(() => decodeData(text)).toThrow(StagecraftError);
    expect(() => decodeData(text)).toThrow("can't be read");
  });
});
