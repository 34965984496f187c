import type { BenchmarkName } from './options.ts';

/** One line of the table. */
export interface Row {
  readonly measure: string;
  readonly ours: number;
  /** Undefined where only our own figure has a target. */
  readonly peer?: number;
  /** What stands after the figures. */
  readonly unit: string;
  readonly digits: number;
  readonly target?: Target;
}

export interface Target {
  /** What is held against the limit: our figure itself, or ours divided by the peer's. */
  readonly of: 'ours' | 'ratio';
  readonly is: 'at most' | 'at least';
  readonly limit: number;
}

export interface Result {
  readonly name: BenchmarkName;
  readonly title: string;
  readonly rows: readonly Row[];
  /** What exactly was compared, and what explains the figures. */
  readonly notes: readonly string[];
}

/** What every benchmark gets. */
export interface Bench {
  readonly runs: number;
  /** Removed when all benchmarks have ended. */
  readonly folder: string;
  readonly signal: AbortSignal;
  say(line: string): void;
}

export function ratioOf({ ours, peer }: Row): number | undefined {
  return peer === undefined ? undefined : ours / peer;
}

/** `met`, `missed by 12 %`, or empty where there is no target. */
export function verdictOf(row: Row): string {
  const { target } = row;
  if (target === undefined) return '';
  const actual = target.of === 'ours' ? row.ours : ratioOf(row);
  if (actual === undefined) return '';
  const excess = target.is === 'at most' ? actual / target.limit : target.limit / actual;
  return excess <= 1 ? 'met' : `missed by ${Math.max(1, Math.round((excess - 1) * 100))} %`;
}
