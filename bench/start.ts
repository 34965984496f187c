import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  ensureNode,
  startProject,
  type NodeProgram,
  type ProjectToolchain,
} from '@stagecraft/toolchain';
import { alternate } from './alternate.ts';
import { measureCreateApp } from './create.ts';
import { measure } from './measure.ts';
import type { Peer } from './peer.ts';
import { createProgram } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { median, range } from './statistics.ts';
import { stockProject, stockToolchain } from './stock.ts';

/** Not those of a Backstage that may be running here. */
const PORTS = {
  ours: { frontend: 3141, backend: 7141 },
  peer: { frontend: 3142, backend: 7142 },
};
const TIMEOUT_MS = 600_000;

/** Seconds of each stretch of the way. */
interface Way {
  readonly create: number;
  readonly install: number;
  readonly start: number;
}

function total({ create, install, start }: Way): number {
  return create + install + start;
}

/** From an empty folder until both servers answer. */
export async function benchStart(bench: Bench, peer: Peer): Promise<Result> {
  const node = await ensureNode('22', { signal: bench.signal });
  const ways = await alternate<Way>(bench.runs, {
    ours: (run) =>
      inNewFolder(path.join(bench.folder, 'portal'), async (at) =>
        run === 0 ? await warmUpOurs(at, bench) : await goOurWay(at, bench),
      ),
    peer: (run) =>
      inNewFolder(path.join(bench.folder, 'app'), async (at) =>
        run === 0 ? await warmUpPeer(at, bench, node) : await goPeersWay(at, bench, peer, node),
      ),
    onRun: (run, side, way) => {
      bench.say(`run ${run}, ${side}: ${total(way).toFixed(1)} s (${stretches([way])})`);
    },
  });
  const totals = { ours: ways.ours.map(total), peer: ways.peer.map(total) };
  return {
    name: 'start',
    title: 'From an empty folder to both servers ready, warm caches',
    rows: [
      {
        measure: 'wall clock, median',
        ours: median(totals.ours),
        peer: median(totals.peer),
        unit: 's',
        digits: 1,
        target: { of: 'ratio', is: 'at most', limit: 0.7 },
      },
    ],
    notes: [
      `${bench.runs} runs each, alternating, after one for warming up: ${range(totals.ours, 1)} s and ${range(totals.peer, 1)} s.`,
      `Medians of the stretches: ours ${stretches(ways.ours)}; peer ${stretches(ways.peer)}.`,
      `Ready is: the backend's readiness and the frontend both answer 200. Ours: preset \`github\` on Node ${process.versions.node}. Peer: create-app's project on Node ${node.version}.`,
      "In the peer's favour: it gets our lockfile at no cost in time (without its seed file from GitHub it would resolve 2,800 packages first), it neither downloads nor compiles better-sqlite3 and keytar, and the `yarn tsc` that ends its own installation is left out.",
    ],
  };
}

function stretches(ways: readonly Way[]): string {
  const of = (kind: keyof Way) => median(ways.map((way) => way[kind])).toFixed(1);
  return `create ${of('create')} s, install ${of('install')} s, start ${of('start')} s`;
}

/** Nothing of a start outlives its project, so only the packages need warming. */
async function warmUpOurs(folder: string, bench: Bench): Promise<Way> {
  const log = path.join(bench.folder, 'start-ours.log');
  const { wall } = await measure(createProgram(folder, [], { signal: bench.signal, log }));
  return { create: 0, install: wall, start: 0 };
}

async function warmUpPeer(folder: string, bench: Bench, node: NodeProgram): Promise<Way> {
  await mkdir(folder);
  await stockProject(folder);
  const { wall } = await installStock(folder, bench, node, ['--mode=skip-build']);
  return { create: 0, install: wall, start: 0 };
}

async function goOurWay(folder: string, bench: Bench): Promise<Way> {
  const { signal } = bench;
  const log = path.join(bench.folder, 'start-ours.log');
  // Measured on its own only to tell the stretches apart: the way itself is one command.
  const create = await measure(createProgram(folder, ['--no-install'], { signal, log }));
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const both = await measure(createProgram(folder, [], { signal, log }));
  const start = await secondsToReady(async () =>
    startProject(folder, { signal, ports: PORTS.ours, timeoutMs: TIMEOUT_MS }),
  );
  return { create: create.wall, install: both.wall - create.wall, start };
}

async function goPeersWay(
  folder: string,
  bench: Bench,
  peer: Peer,
  node: NodeProgram,
): Promise<Way> {
  const { signal } = bench;
  const create = await measureCreateApp(peer, folder, bench);
  await stockProject(folder);
  const { wall, toolchain } = await installStock(folder, bench, node, []);
  const start = await secondsToReady(async () =>
    startProject(folder, { signal, toolchain, ports: PORTS.peer, timeoutMs: TIMEOUT_MS }),
  );
  return { create: create.wall, install: wall, start };
}

async function installStock(
  folder: string,
  bench: Bench,
  node: NodeProgram,
  flags: readonly string[],
): Promise<{ readonly wall: number; readonly toolchain: ProjectToolchain }> {
  const toolchain = await stockToolchain(folder, node);
  const { wall } = await measure({
    command: node.node,
    args: [toolchain.yarnPath, 'install', '--immutable', ...flags],
    cwd: folder,
    env: toolchain.env,
    signal: bench.signal,
    log: path.join(bench.folder, 'start-peer.log'),
  });
  return { wall, toolchain };
}

/** Starts a project, waits until it is ready and ends it; the end isn't counted. */
async function secondsToReady(begin: () => ReturnType<typeof startProject>): Promise<number> {
  const before = performance.now();
  const running = await begin();
  try {
    await running.ready;
    return (performance.now() - before) / 1000;
  } finally {
    await running.stop();
  }
}

async function inNewFolder(folder: string, go: (folder: string) => Promise<Way>): Promise<Way> {
  try {
    return await go(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
