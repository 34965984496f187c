import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotenvText } from './environmentFile.ts';

test('what is written reads back the same, or is refused without telling it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
      try {
        expect(parseEnv(dotenvText({ TOKEN: value, NEXT: 'x' }))).toEqual({
          TOKEN: value,
          NEXT: 'x',
        });
      } catch (error) {
        expect(error).toMatchObject({ code: 'SECRET_NOT_WRITABLE' });
      }
    }),
  );
});

test.each([
  ['plain', 'abc-123_/=+.:@', 'TOKEN=abc-123_/=+.:@'],
  ['spaces and hashes', 'a b # c', "TOKEN='a b # c'"],
  ['a dollar', 'a$HOME', "TOKEN='a$HOME'"],
  ['a single quote', "a'b", `TOKEN="a'b"`],
])('quotes %s', (_, value, line) => {
  expect(dotenvText({ TOKEN: value })).toContain(`${line}\n`);
});

test('keeps a private key in its lines', () => {
  const key = '-----BEGIN KEY-----\nabc=\n-----END KEY-----\n';
  expect(parseEnv(dotenvText({ KEY: key }))['KEY']).toBe(key);
});

test('leaves empty values out', () => {
  expect(dotenvText({ TOKEN: '' })).not.toContain('TOKEN');
});
