// Compares Stagecraft with its peers on this machine: `npm run bench`. Measures ratios and writes
// them down; no test depends on them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { benchCompose } from './compose.ts';
import { benchCreate } from './create.ts';
import { benchInstall } from './install.ts';
import { benchLoad } from './firstLoad.ts';
import { load } from './machine.ts';
import { BENCHMARKS, FEWEST_RUNS, readOptions } from './options.ts';
import type { BenchmarkName, BenchOptions } from './options.ts';
import { benchPage } from './page.ts';
import { fetchPeer, type Peer } from './peer.ts';
import { markdownReport, terminalTable, type Measured } from './report.ts';
import type { Bench, Result } from './result.ts';
import { benchStart } from './start.ts';
import { benchZip } from './zip.ts';

const RESULTS = path.join(import.meta.dirname, 'RESULTS.md');

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
    measured.push({ result, load: [before, load()] });
  }
  return measured;
}

/** Half a measurement must not replace a whole one. */
async function writeResults(measured: readonly Measured[], options: BenchOptions): Promise<void> {
  const whole = BENCHMARKS.every(
    (name) => options.only.includes(name) && options.runsOf(name) >= FEWEST_RUNS[name],
  );
  if (!whole) {
    console.error('bench/RESULTS.md stays as it is: this was a part, or had too few runs.');
    return;
  }
  const text = await markdownReport(measured, new Date());
  const style = await resolveConfig(RESULTS);
  await writeFile(RESULTS, await format(text, { ...style, filepath: RESULTS }));
  console.error('Wrote bench/RESULTS.md.');
}

await main();
