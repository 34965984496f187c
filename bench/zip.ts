import path from 'node:path';
import { presetFeatures } from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { runOrThrow, startCommand } from '@stagecraft/toolchain';
import { BETTER_T_STACK_VERSION, fetchBetterTStack } from './betterTStack.ts';
import { canPin, onOneCore } from './onCore.ts';
import { root } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { mean, median, quantile, range } from './statistics.ts';

const SECONDS = 10;
const WARM_UP = 60;
/** Requests under way at a time when throughput is measured: one is always waiting. */
const CONNECTIONS = 4;
/** Milliseconds for the server to read the library and listen. */
const START = 30_000;

interface Side {
  /** Milliseconds of each project, one after the other. */
  readonly times: readonly number[];
  /** Projects a second, as many as one core makes. */
  readonly rate: number;
}

interface Round {
  readonly ours: Side;
  readonly peer: Side;
}

/** ZIPs of preset `everything` by HTTP, against better-t-stack's generation in memory. */
export async function benchZip(bench: Bench): Promise<Result> {
  const module = await fetchBetterTStack(bench.folder, bench.signal);
  const rounds: Round[] = [];
  const sizes = { zip: 0, files: 0 };
  for (let run = 1; run <= bench.runs; run += 1) {
    const ours = await measureServer(bench, sizes);
    const peer = await measurePeer(bench, module, sizes);
    const rate = ({ rate: value }: Side) => `${value.toFixed(0)}/s`;
    bench.say(`run ${run}: ours ${rate(ours)}, peer ${rate(peer)}`);
    rounds.push({ ours, peer });
  }
  return resultOf(rounds, sizes);
}

function resultOf(rounds: readonly Round[], sizes: { zip: number; files: number }): Result {
  const times = (side: keyof Round) => rounds.flatMap((round) => round[side].times);
  const rates = (side: keyof Round) => rounds.map((round) => round[side].rate);
  const row = (measure: string, part: number) => ({
    measure,
    ours: quantile(times('ours'), part),
    peer: quantile(times('peer'), part),
    unit: 'ms',
    digits: 1,
  });
  return {
    name: 'zip',
    title: 'ZIP of preset `everything` by HTTP',
    rows: [
      {
        measure: 'projects a second on one core',
        ours: median(rates('ours')),
        peer: median(rates('peer')),
        unit: '/s',
        digits: 0,
        target: { of: 'ratio', is: 'at least', limit: 2 },
      },
      row('time, p50', 0.5),
      row('time, p99', 0.99),
    ],
    notes: [
      `${rounds.length} rounds each, alternating, of ${SECONDS} s after ${WARM_UP} projects for warming up: ${range(rates('ours'), 0)} /s and ${range(rates('peer'), 0)} /s.`,
      `Ours: \`POST /api/v1/projects.zip\` to the public server, each with a name of its own, so that nothing is answered from a cache; ${(sizes.zip / 1e6).toFixed(2)} MB each, lockfile included. Throughput with ${CONNECTIONS} requests under way, times with one.`,
      `Peer: create-better-t-stack ${BETTER_T_STACK_VERSION}, \`createVirtual()\` of TanStack Router, Hono, tRPC, SQLite, Drizzle, sign-in and an example: ${sizes.files} files.`,
      "In the peer's favour: it makes a tree in memory; no HTTP, no archive, no lockfile.",
      canPin
        ? 'Each was kept to the same core by `taskset`; who asks our server ran on the others.'
        : 'Neither could be kept to one core here; both are single processes of Node.',
    ],
  };
}

async function measureServer(bench: Bench, sizes: { zip: number }): Promise<Side> {
  let address: ((url: string) => void) | undefined;
  const listening = new Promise<string>((resolve) => (address = resolve));
  const server = await startCommand({
    ...onOneCore(process.execPath, [path.join(import.meta.dirname, 'zipServer.ts')]),
    cwd: root,
    onLine: (line) => {
      if (line.startsWith('http://')) address?.(line.trim());
    },
  });
  try {
    const url = await Promise.race([listening, late(START)]);
    const ask = await asker(url, sizes, bench.signal);
    for (let at = 0; at < WARM_UP; at += 1) await ask();
    const times = await during(SECONDS / 2, 1, ask);
    const start = performance.now();
    const all = await during(SECONDS / 2, CONNECTIONS, ask);
    return { times, rate: all.length / ((performance.now() - start) / 1000) };
  } finally {
    await server.stop();
  }
}

async function late(ms: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  throw new Error(`The server did not listen within ${ms} ms`);
}

/** Asks for one ZIP after another, each of another name. */
async function asker(
  url: string,
  sizes: { zip: number },
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const [library, release] = await Promise.all([loadLibrary(root), loadRelease(root, 'latest')]);
  const preset = library.presets.get('everything');
  if (preset === undefined) throw new TypeError('There is no preset "everything"');
  const { features } = presetFeatures(preset, library, release);
  let count = 0;
  return async () => {
    count += 1;
    const response = await fetch(`${url}/api/v1/projects.zip`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blueprint: { stagecraft: 1, name: `portal-${count}`, features } }),
      signal,
    });
    const bytes = await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.status}: ${new TextDecoder().decode(bytes)}`);
    sizes.zip = bytes.byteLength;
  };
}

/** Works for some seconds, with so many at a time; gives the milliseconds of each. */
async function during(
  seconds: number,
  atOnce: number,
  work: () => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}

async function measurePeer(
  { signal, folder }: Bench,
  module: string,
  sizes: { files: number },
): Promise<Side> {
  const loop = path.join(import.meta.dirname, 'betterTStackLoop.ts');
  const program = onOneCore(process.execPath, [loop, module, String(SECONDS)]);
  const lines: string[] = [];
  await runOrThrow({ ...program, cwd: folder, signal, onLine: (line) => lines.push(line) });
  const { files, times } = JSON.parse(lines.at(-1) ?? '') as { files: number; times: number[] };
  sizes.files = files;
  return { times, rate: 1000 / mean(times) };
}
