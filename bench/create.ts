import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@stagecraft/toolchain';
import { alternate } from './alternate.ts';
import { measure, type Cost } from './measure.ts';
import type { Peer } from './peer.ts';
import { createProgram } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { median, range } from './statistics.ts';

/** `stagecraft create --no-install` against `create-app --skip-install`, from start to end. */
export async function benchCreate(bench: Bench, peer: Peer): Promise<Result> {
  const { folder, signal } = bench;
  const folders = { ours: path.join(folder, 'portal'), peer: path.join(folder, 'app') };
  const makeOurs = () => {
    const log = path.join(folder, 'create-ours.log');
    return measure(createProgram(folders.ours, ['--no-install'], { signal, log }));
  };
  const makePeer = () => measureCreateApp(peer, folders.peer, bench);
  const previews: number[] = [];
  const { ours, peer: theirs } = await alternate<Cost>(bench.runs, {
    ours: async () => {
      const cost = await inNewFolder(folders.ours, signal, makeOurs);
      previews.push(await secondsOfPreview(folders.ours, bench));
      return cost;
    },
    peer: () => inNewFolder(folders.peer, signal, makePeer),
    onRun: (run, side, { wall }) => bench.say(`run ${run}, ${side}: ${wall.toFixed(2)} s`),
  });
  const walls = { ours: ours.map(({ wall }) => wall), peer: theirs.map(({ wall }) => wall) };
  const cpus = [ours, theirs].map((costs) => median(costs.map(({ cpu }) => cpu)).toFixed(2));
  return {
    name: 'create',
    title: 'Creating a project without its packages',
    rows: [
      {
        measure: 'wall clock, median',
        ours: median(walls.ours),
        peer: median(walls.peer),
        unit: 's',
        digits: 2,
        target: { of: 'ratio', is: 'at most', limit: 0.6 },
      },
    ],
    notes: [
      `${bench.runs} runs each, alternating, after one for warming up: ${range(walls.ours, 2)} s and ${range(walls.peer, 2)} s. CPU time, median: ${cpus.join(' s and ')} s.`,
      'Ours: `stagecraft create --preset github --yes --no-install`. Peer: `backstage-create-app --skip-install`. Both on the same Node, and both end with a git repository that has one commit, which was checked.',
      `Where our time goes: ${median(previews).toFixed(2)} s until the project is composed (\`--dry-run\`: starting Node, reading the library and the release, composing once); writing the files and git take the rest.`,
      "Counted on the peer's side: its try to download a lockfile from GitHub, which takes below 0.1 s where GitHub can't be reached at all and as long as the download does where it can.",
      "In the peer's favour: the global yarn, which it asks for its version, is a shell script that answers at once.",
    ],
  };
}

/** How far `create` gets without writing a file or starting git. */
async function secondsOfPreview(at: string, { folder, signal }: Bench): Promise<number> {
  const log = path.join(folder, 'create-preview.log');
  const { wall } = await measure(createProgram(at, ['--dry-run', '--json'], { signal, log }));
  return wall;
}

/** create-app as it is, in a folder that does not exist yet. */
export function measureCreateApp(
  peer: Peer,
  app: string,
  { folder, signal }: Bench,
): Promise<Cost> {
  return measure({
    command: process.execPath,
    args: [peer.program, '--skip-install'],
    cwd: path.dirname(app),
    env: { ...peer.env, BACKSTAGE_APP_NAME: path.basename(app) },
    signal,
    log: path.join(folder, 'create-app.log'),
  });
}

/** The folder is new before, and checked and removed after the clock has stopped. */
async function inNewFolder(
  folder: string,
  signal: AbortSignal,
  make: () => Promise<Cost>,
): Promise<Cost> {
  try {
    const cost = await make();
    const args = ['rev-parse', '--verify', '--quiet', 'HEAD'];
    await runOrThrow({ command: 'git', args, cwd: folder, signal });
    return cost;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
