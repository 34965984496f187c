import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkBlueprint, compose, presetFeatures, type Release } from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import type { Peer } from './peer.ts';
import { root } from './portal.ts';
import type { Bench, Result, Row } from './result.ts';
import { mean, median, quantile } from './statistics.ts';

const WARM_UP = 60;
const COMPOSITIONS = 400;

/** Milliseconds of each composition: by the clock, and of this process alone. */
interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

/** Composing the preset `everything`, against rendering create-app's template, in one process. */
export async function benchCompose(bench: Bench, peer: Peer): Promise<Result> {
  const release = await loadRelease(root, 'latest');
  const composeOnce = await composer(release);
  const composeBare = await composer(withoutLockfile(release));
  const renderOnce = await renderer(peer);
  const sides = [composeOnce, renderOnce, composeBare] as const;
  const times = sides.map((): Times => ({ wall: [], cpu: [] }));
  for (let at = 0; at < WARM_UP + COMPOSITIONS; at += 1) {
    bench.signal.throwIfAborted();
    if (at % 100 === 0) bench.say(`${at} of ${WARM_UP + COMPOSITIONS} compositions`);
    for (const [side, once] of sides.entries()) {
      const into = at < WARM_UP ? undefined : times[side];
      time(() => once(`portal-${at}`), into);
    }
    await nextTurn();
  }
  const [ours = empty(), theirs = empty(), bare = empty()] = times;
  return {
    name: 'compose',
    title: 'Composing preset `everything` in a warm process',
    rows: rowsOf(ours, theirs),
    notes: [
      `${COMPOSITIONS} compositions after ${WARM_UP} for warming up, each with a name of its own.`,
      "The peer is Handlebars over create-app's template in memory, compiled each time as create-app does. It makes the stock project only: no features, no edits, no lockfile.",
      `Of the process's own CPU time a composition takes p50 ${ms(median(ours.cpu))}, p95 ${ms(quantile(ours.cpu, 0.95))}: what the clock shows above that is other work of the machine.`,
      `Without the lockfile it takes p50 ${ms(median(bare.wall))}: cutting the lockfile to the selection is ${percent(1 - median(bare.wall) / median(ours.wall))} of the time.`,
    ],
  };
}

function rowsOf(ours: Times, theirs: Times): Row[] {
  const row = (measure: string, of: (times: Times) => number, limit: number): Row => ({
    measure,
    ours: of(ours),
    peer: of(theirs),
    unit: 'ms',
    digits: 1,
    target: { of: 'ours', is: 'at most', limit },
  });
  return [
    row('time, p50', ({ wall }) => median(wall), 15),
    row('time, p95', ({ wall }) => quantile(wall, 0.95), 30),
    {
      measure: 'throughput',
      ours: 1000 / mean(ours.wall),
      peer: 1000 / mean(theirs.wall),
      unit: '/s',
      digits: 0,
      target: { of: 'ours', is: 'at least', limit: 60 },
    },
  ];
}

function empty(): Times {
  return { wall: [], cpu: [] };
}

function time(work: () => void, into: Times | undefined): void {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  work();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  into?.wall.push(wall);
  into?.cpu.push((user + system) / 1000);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

async function composer(release: Release): Promise<(name: string) => void> {
  const library = await loadLibrary(root);
  const preset = library.presets.get('everything');
  if (preset === undefined) throw new TypeError('There is no preset "everything"');
  const { features } = presetFeatures(preset, library, release);
  return (name) => {
    const blueprint = checkBlueprint({ stagecraft: 1, name, features });
    const { files } = compose(blueprint, library, release);
    if (files.size < 50) throw new Error(`Only ${files.size} files were composed`);
  };
}

function withoutLockfile(release: Release): Release {
  const { graph, ...rest } = release;
  if (graph === undefined) throw new TypeError('The release has no lockfile');
  return rest;
}

interface HandlebarsLike {
  compile(source: string): (context: object, options: object) => string;
}

/** Renders create-app's template with create-app's own Handlebars and versions. */
async function renderer(peer: Peer): Promise<(name: string) => void> {
  const require = createRequire(peer.program);
  const handlebars = require('handlebars') as HandlebarsLike;
  const { packageVersions } = require(path.join(peer.folder, 'dist/lib/versions.cjs.js')) as {
    packageVersions: Readonly<Record<string, string>>;
  };
  const template = await readTemplate(path.join(peer.folder, 'templates', 'default-app'));
  const helpers = { version: (name: string) => packageVersions[name] };
  return (name) => {
    const files = new Map<string, string | Uint8Array>();
    for (const [file, bytes] of template) {
      if (!file.endsWith('.hbs')) files.set(file, bytes);
      else {
        const render = handlebars.compile(bytes.toString());
        files.set(
          file.slice(0, -'.hbs'.length),
          render({ name, defaultBranch: 'main' }, { helpers }),
        );
      }
    }
    if (files.size < 50) throw new Error(`Only ${files.size} files were rendered`);
  };
}

async function readTemplate(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file), await readFile(file));
  }
  return files;
}
