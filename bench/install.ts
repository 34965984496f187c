import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureNode } from '@stagecraft/toolchain';
import { alternate } from './alternate.ts';
import { measure, type Cost } from './measure.ts';
import { createProgram } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { median, range } from './statistics.ts';
import { stockProject, stockToolchain } from './stock.ts';

const INSTALLER = path.join(import.meta.dirname, 'installPortal.ts');

/** Building packages takes minutes and warms no cache. */
const WARM_UP = ['--mode=skip-build'];

/** Installing preset `github` against installing a stock project, from the same warm cache. */
export async function benchInstall(bench: Bench): Promise<Result> {
  const built = { ours: 0, peer: 0 };
  const { ours, peer } = await alternate<Cost>(bench.runs, {
    ours: async () => {
      const { cost, log } = await installOurs(bench);
      const { built: scripts } = JSON.parse(log.slice(log.lastIndexOf('\n{') + 1)) as {
        built: string[];
      };
      built.ours = scripts.length;
      return cost;
    },
    peer: async (run) => {
      const { cost, log } = await installStock(bench, run === 0 ? WARM_UP : []);
      built.peer = (log.match(/YN0007/g) ?? []).length;
      return cost;
    },
    onRun: (run, side, { wall, cpu }) => {
      bench.say(`run ${run}, ${side}: ${cpu.toFixed(1)} s CPU, ${wall.toFixed(1)} s wall`);
    },
  });
  return resultOf(bench, ours, peer, built);
}

function resultOf(
  { runs }: Bench,
  ours: readonly Cost[],
  peer: readonly Cost[],
  built: { readonly ours: number; readonly peer: number },
): Result {
  const of = (costs: readonly Cost[], kind: keyof Cost) => costs.map((cost) => cost[kind]);
  return {
    name: 'install',
    title: 'Installing the packages, warm cache',
    rows: [
      {
        measure: 'CPU time, median',
        ours: median(of(ours, 'cpu')),
        peer: median(of(peer, 'cpu')),
        unit: 's',
        digits: 1,
        target: { of: 'ratio', is: 'at most', limit: 0.5 },
      },
      {
        measure: 'wall clock, median',
        ours: median(of(ours, 'wall')),
        peer: median(of(peer, 'wall')),
        unit: 's',
        digits: 1,
      },
    ],
    notes: [
      `${runs} runs each, alternating, after one for warming up: CPU ${range(of(ours, 'cpu'), 1)} s and ${range(of(peer, 'cpu'), 1)} s. User and system time, of all processes that took part.`,
      `Ours: preset \`github\` as \`stagecraft create\` installs it. Peer: the template of create-app with a lockfile, by \`yarn install --immutable\` with yarn's defaults. The packages come from the same cache, on the same Node.`,
      `Packages built by their scripts: ours ${built.ours}, peer ${built.peer}.`,
      "In the peer's favour: it gets our lockfile (its own resolving is left out), Node's headers without a download, and neither downloads nor compiles better-sqlite3 and keytar, which come as binaries from GitHub otherwise.",
    ],
  };
}

interface Installation {
  readonly cost: Cost;
  readonly log: string;
}

async function installOurs(bench: Bench): Promise<Installation> {
  const { signal } = bench;
  return await inNewFolder(path.join(bench.folder, 'portal'), async (folder, log) => {
    await measure(createProgram(folder, ['--no-install'], { signal, log }));
    const args = [INSTALLER, folder];
    return await measure({ command: process.execPath, args, cwd: bench.folder, signal, log });
  });
}

async function installStock(bench: Bench, flags: readonly string[]): Promise<Installation> {
  return await inNewFolder(path.join(bench.folder, 'stock'), async (folder, log) => {
    await mkdir(folder);
    await stockProject(folder);
    const node = await ensureNode(`${process.versions.node}`, { signal: bench.signal });
    const toolchain = await stockToolchain(folder, node);
    return await measure({
      command: node.node,
      args: [toolchain.yarnPath, 'install', '--immutable', ...flags],
      cwd: folder,
      env: toolchain.env,
      signal: bench.signal,
      log,
    });
  });
}

async function inNewFolder(
  folder: string,
  install: (folder: string, log: string) => Promise<Cost>,
): Promise<Installation> {
  const log = `${folder}-install.log`;
  try {
    const cost = await install(folder, log);
    return { cost, log: await readFile(log, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
