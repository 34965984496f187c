import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { statusOf } from '@stagecraft/server';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../testing/fixture.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';

/** Every code that an error of ours has. */
function codes(): string[] {
  const folder = path.join(REPOSITORY, 'packages');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\/src\/.*\.ts$/.test(file) && !file.includes('node_modules'),
  );
  const sources = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const found = sources.flatMap((source) => [...source.matchAll(/code: '([A-Z][A-Z_]+)'/g)]);
  return [...new Set(found.map(([, code = '']) => code))].toSorted();
}

/** Of HTTP: who is to mend it, and whether it may work another time. */
const STATUS = { [EXIT.failed]: 500, [EXIT.environment]: 503 };

test('the command line and the server agree whose fault an error is', () => {
  const all = codes();
  expect(all.length).toBeGreaterThan(60);
  const differing = all.filter((code) => {
    const status = statusOf(code);
    const wanted = (STATUS as Record<number, number>)[exitCodeOf(code)];
    return wanted === undefined ? status >= 500 : status !== wanted;
  });
  // A person at a terminal frees a port; a client of the server tries another.
  expect(differing).toEqual(['PORT_IN_USE']);
});
