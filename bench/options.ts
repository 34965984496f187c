import { parseArgs } from 'node:util';

/** The benchmarks, in the order in which they run. */
export const BENCHMARKS = ['compose', 'zip', 'page', 'load', 'create', 'install', 'start'] as const;
export type BenchmarkName = (typeof BENCHMARKS)[number];

/** Fewer runs than these are a try, not a result. Compositions and clicks are counted anyway. */
export const FEWEST_RUNS: Readonly<Record<BenchmarkName, number>> = {
  compose: 1,
  zip: 3,
  page: 1,
  load: 5,
  create: 7,
  install: 3,
  start: 3,
};

const USUAL_RUNS: Readonly<Record<BenchmarkName, number>> = { ...FEWEST_RUNS, create: 11 };

export interface BenchOptions {
  readonly only: readonly BenchmarkName[];
  runsOf(name: BenchmarkName): number;
}

/** Reads `--only a,b` and `--runs N`. Throws TypeError on anything else. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, runs: { type: 'string' } },
  });
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && (!Number.isInteger(runs) || runs < 1)) {
    throw new TypeError(`--runs takes a number from 1, not "${String(values.runs)}"`);
  }
  return {
    only: values.only === undefined ? BENCHMARKS : readNames(values.only),
    runsOf: (name) => runs ?? USUAL_RUNS[name],
  };
}

function readNames(text: string): BenchmarkName[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (BENCHMARKS.some((known) => known === name)) continue;
    throw new TypeError(`There is no benchmark "${name}". There are: ${BENCHMARKS.join(', ')}`);
  }
  return BENCHMARKS.filter((name) => names.includes(name));
}
