import { takePlace, type Place } from './tree.ts';
import { verifyCase, type Case } from './case.ts';
import { fingerprintOf, keepResult, readResults, type Result } from './results.ts';
import { stockErrorsIn } from './stock.ts';

export interface MatrixOptions {
  /** Portals at once. */
  readonly jobs: number;
  /** No case is begun after this many minutes. */
  readonly minutes?: number | undefined;
  /** Also what passed before, unchanged. */
  readonly again?: boolean | undefined;
  readonly screenshots?: boolean | undefined;
  readonly log: (line: string) => void;
  /** Each step of a case is logged when it ends. */
  readonly detailed?: boolean | undefined;
}

export interface MatrixResult {
  readonly results: readonly Result[];
  /** Cases for which there was no time. */
  readonly left: readonly Case[];
}

/** Verifies one case after another, several at once; what passed before is not done again. */
export async function verifyCases(
  cases: readonly Case[],
  options: MatrixOptions,
): Promise<MatrixResult> {
  const { jobs, log, minutes = Infinity } = options;
  const end = Date.now() + minutes * 60_000;
  const known = await readResults();
  const results: Result[] = [];
  const waiting: { readonly given: Case; readonly fingerprint: string }[] = [];
  for (const given of cases) {
    const fingerprint = fingerprintOf(given);
    const before = known.get(fingerprint);
    if (before?.passed === true && options.again !== true)
      results.push({ ...before, title: given.title });
    else waiting.push({ given, fingerprint });
  }
  log(`${cases.length} cases, ${results.length} of them passed before`);
  const work = async () => {
    const place = await takePlace();
    try {
      const stock = await stockErrorsIn(place);
      for (let next = take(); next !== undefined; next = take()) {
        results.push(await verifyOne(place, stock, next, options));
      }
    } finally {
      await place.release();
    }
  };
  const take = () => (Date.now() < end ? waiting.shift() : undefined);
  await Promise.all(Array.from({ length: Math.min(jobs, waiting.length) }, work));
  return { results, left: waiting.map(({ given }) => given) };
}

async function verifyOne(
  place: Place,
  stock: readonly string[],
  { given, fingerprint }: { readonly given: Case; readonly fingerprint: string },
  { log, screenshots, detailed }: MatrixOptions,
): Promise<Result> {
  const outcome = await verifyCase(given, {
    place,
    stock,
    pictures: true,
    log: detailed === true ? log : () => undefined,
    ...(screenshots === true ? { screenshots } : {}),
  });
  const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const result = { ...outcome, fingerprint, date, node: process.versions.node };
  await keepResult(result);
  log(`${outcome.passed ? '✓' : '✗'} ${given.title} (${outcome.seconds} s)`);
  for (const failure of outcome.failures)
    log(`    ${failure.split('\n').slice(0, 12).join('\n    ')}`);
  return result;
}
