import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkOf, joinChecks, NO_BYTES } from './crc.ts';

test('parts joined have the check of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (parts) => {
      const whole = Buffer.concat(parts);
      const joined = parts.map(checkOf).reduce(joinChecks, NO_BYTES);
      expect(joined).toEqual(checkOf(whole));
      expect(joined.crc).toBe(crc32(whole));
    }),
  );
});
