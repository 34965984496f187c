// Compares Stagecraft with its peers on this machine: `npm run bench`. Measures ratios and writes
// them down; no test depends on them.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { benchCompose } from './compose.ts';
import { benchCreate } from './create.ts';
import { benchInstall } from './install.ts';
import { benchLoad } from './firstLoad.ts';
import { load, machineLines } from './machine.ts';
import { BENCHMARKS, FEWEST_RUNS, readOptions } from './options.ts';
import type { BenchmarkName, BenchOptions } from './options.ts';
import { benchPage } from './page.ts';
import { fetchPeer, type Peer } from './peer.ts';
import { markdownReport, terminalTable, type Measured } from './report.ts';
import type { Bench, Result } from './result.ts';
import { benchStart } from './start.ts';
import { benchZip } from './zip.ts';

const RESULTS = path.join(import.meta.dirname, 'RESULTS.md');
const KEPT = path.join(import.meta.dirname, 'results.json');

const RUN: Readonly<Record<BenchmarkName, (bench: Bench, peer: Peer) => Promise<Result>>> = {
  compose: benchCompose,
  zip: benchZip,
  page: benchPage,
  load: benchLoad,
  create: benchCreate,
  install: benchInstall,
  start: benchStart,
};

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-bench-'));
  try {
    const measured = await runAll(options, folder, stop.signal);
    console.log(`\n${terminalTable(measured)}\n`);
    await writeResults(measured, options);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error('Stopped.');
    process.exitCode = 130;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runAll(
  options: BenchOptions,
  folder: string,
  signal: AbortSignal,
): Promise<Measured[]> {
  console.error('Fetching the peer …');
  const peer = await fetchPeer(folder, signal);
  const measured: Measured[] = [];
  for (const name of options.only) {
    const before = load();
    console.error(`\n${name}`);
    const say = (line: string) => console.error(`  ${line}`);
    const bench: Bench = { runs: options.runsOf(name), folder, signal, say };
    const result = await RUN[name](bench, peer);
    for (const note of result.notes) say(note);
    const date = new Date().toISOString().slice(0, 10);
    measured.push({ result, date, load: [before, load()] });
  }
  return measured;
}

/** Each benchmark's newest result stays, unless it is of another machine. */
async function writeResults(measured: readonly Measured[], options: BenchOptions): Promise<void> {
  // A try must not replace a result.
  const whole = measured.filter(
    ({ result: { name } }) => options.runsOf(name) >= FEWEST_RUNS[name],
  );
  if (whole.length === 0) {
    console.error('bench/RESULTS.md stays as it is: these were too few runs.');
    return;
  }
  const machine = await machineLines();
  const before = await readKept();
  const known = [...whole, ...(isDeepStrictEqual(before.machine, machine) ? before.measured : [])];
  const all = BENCHMARKS.flatMap((name) => known.find(({ result }) => result.name === name) ?? []);
  await writeFormatted(KEPT, JSON.stringify({ machine, measured: all } satisfies Kept));
  await writeFormatted(RESULTS, markdownReport(all, machine));
  console.error('Wrote bench/RESULTS.md.');
}

/** Results that a later run of other benchmarks is reported with. */
interface Kept {
  readonly machine: readonly string[];
  readonly measured: readonly Measured[];
}

async function readKept(): Promise<Kept> {
  if (!existsSync(KEPT)) return { machine: [], measured: [] };
  return JSON.parse(await readFile(KEPT, 'utf8')) as Kept;
}

async function writeFormatted(file: string, text: string): Promise<void> {
  const style = await resolveConfig(file);
  await writeFile(file, await format(text, { ...style, filepath: file }));
}

await main();
