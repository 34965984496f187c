import { expect, test } from 'vitest';
import { StagecraftError, StagecraftErrors } from '../errors.ts';
import { MALFORMED_LINKS } from '../testing/malformedLinks.ts';
import { readShareLink } from './read.ts';

function errorsOf(link: string): readonly StagecraftError[] {
  try {
    readShareLink(link);
  } catch (error) {
    if (error instanceof StagecraftErrors) return error.errors;
    if (error instanceof StagecraftError) return [error];
    throw error;
  }
  return [];
}

test('there are many', () => {
  expect(MALFORMED_LINKS.length).toBeGreaterThanOrEqual(100);
  expect(new Set(MALFORMED_LINKS.map(({ link }) => link)).size).toBe(MALFORMED_LINKS.length);
});

test.each(MALFORMED_LINKS)('$name is refused: $code', ({ link, code }) => {
  const errors = errorsOf(link);
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error.message).toMatch(/^\S.*\.$/s);
    expect(error.fix).toMatch(/^\S.*\S$/s);
    expect(error.message + error.fix).not.toContain('a1B2');
  }
  if (code !== 'any') expect(errors.map((error) => error.code)).toContain(code);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});
