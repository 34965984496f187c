import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCase, type Case } from './verify/case.ts';
import { aloneCases, everythingTogether, pairCases, withExamples } from './verify/cases.ts';
import { stockErrorsIn } from './verify/stock.ts';
import { takePlace, type Place } from './verify/tree.ts';

/** Of the rest, as many as fit into this time are verified, in milliseconds. */
const TIME = 4 * 60_000;

/** Another part every day; all of them in turn. */
const day = Number(process.env['STAGECRAFT_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const rest = rotated([...aloneCases(), ...pairCases()], day);

function rotated(cases: readonly Case[], by: number): Case[] {
  const step = 7;
  const at = (by * step) % cases.length;
  return [...cases.slice(at), ...cases.slice(0, at)];
}

describe('the library, in demo mode', () => {
  let place: Place;
  let stock: readonly string[];

  beforeAll(async () => {
    place = await takePlace();
    stock = await stockErrorsIn(place);
  });
  afterAll(() => place?.release());

  async function failuresOf(given: Case): Promise<readonly string[]> {
    const log = (line: string) => console.log(line);
    const { failures } = await verifyCase(given, { place, stock, log });
    return failures;
  }

  test('everything that goes together: every probe passes', async () => {
    const features = withExamples(everythingTogether());
    expect(await failuresOf({ title: 'everything', features })).toEqual([]);
  });

  const end = { at: 0 };
  test.for(rest)('$title', async (given, { skip }) => {
    end.at ||= Date.now() + TIME;
    skip(Date.now() > end.at, 'its turn comes another day');
    expect(await failuresOf(given)).toEqual([]);
  });
});
