import { readdir, readlink } from 'node:fs/promises';
import { compose, type Composition, type Tree } from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { fastify } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { registerMetrics } from '../observe/metrics.ts';
import { openProjects, type Projects } from '../projects/projects.ts';
import { REPOSITORY } from './server.ts';

/** How the yarn of a small project behaves. */
export interface Behaviour {
  readonly install?: 'ok' | 'slow' | 'fails';
  readonly start?: 'ok' | 'slow' | 'fails' | 'dies';
}

/**
 * Stands in the place of yarn in a project, so that installing and starting take no time. Starts
 * a second process that leaves its group, as development servers do, and prints what it knows.
 */
const YARN = `
const fs = require('node:fs');
const http = require('node:http');
const { spawn } = require('node:child_process');
const { install = 'ok', start = 'ok' } = JSON.parse(fs.readFileSync('behaviour.json', 'utf8'));
const [command] = process.argv.slice(2);
const say = (data, type = 'info') =>
  console.log(JSON.stringify({ type, displayName: 'YN0000', indent: '', data }));
const helper = () =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
const env = fs.existsSync('.env') ? fs.readFileSync('.env', 'utf8') : '';
if (command === 'install') {
  say('┌ Fetch step');
  for (let n = 1; n <= 20; n += 1) say('line ' + n);
  console.log('Reading ' + env);
  if (install === 'slow') { helper(); setInterval(() => {}, 1000); }
  else if (install === 'fails') { say('no such package, for ' + env, 'error'); process.exit(1); }
  else fs.mkdirSync('node_modules', { recursive: true });
} else {
  console.log('Starting with ' + process.env.GITHUB_TOKEN + ' of ' + env);
  const serve = (port, path) => http.createServer((request, response) => {
    response.statusCode = request.url === path ? 200 : 404;
    response.end();
    if (request.url === '/die') process.exit(3);
  }).listen(port);
  if (start === 'fails') console.log("Plugin 'a' threw an error during startup");
  if (start === 'dies') process.exit(1);
  if (start === 'ok') {
    serve(process.env.APP_CONFIG_backend_listen_port, '/.backstage/health/v1/readiness');
    serve(new URL(JSON.parse(process.env.APP_CONFIG_app_baseUrl)).port, '/');
  }
  helper();
  setInterval(() => {}, 1000);
}
`;

/** Test files run side by side, each with ports of its own. */
const APART = 60 * Number(process.env['VITEST_POOL_ID'] ?? 0);

/** Projects on real folders, ports and processes, whose yarn is quick. */
export async function openSmallProjects(
  folder: string,
  behaviour: () => Behaviour,
  creations = 2,
): Promise<Projects> {
  const [library, release] = await Promise.all([
    loadLibrary(REPOSITORY),
    loadRelease(REPOSITORY, 'latest'),
  ]);
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  return openProjects({
    folder,
    ports: { frontend: 23_100 + APART, backend: 27_100 + APART },
    creations,
    metrics: registerMetrics(app),
    composer: {
      library,
      compose: async ({ blueprint, locate }) =>
        small(compose(blueprint, library, release, locate), behaviour()),
      zip: () => new Uint8Array(),
    },
  });
}

function small(composition: Composition, behaviour: Behaviour): Composition {
  const file = (content: string) => ({ content, executable: false, origins: ['template'] });
  const files: Tree = new Map(
    Object.entries({
      '.gitignore': file('.env\nnode_modules\n'),
      '.yarn/yarn.cjs': file(YARN),
      // With a registry of its own, the person's npm needn't be asked.
      '.yarnrc.yml': file('yarnPath: .yarn/yarn.cjs\nnpmRegistryServer: "http://127.0.0.1:9"\n'),
      'behaviour.json': file(JSON.stringify(behaviour)),
      'package.json': file('{"name":"root","engines":{"node":">=22"}}'),
    }),
  );
  return { ...composition, files };
}

/** Ids of the processes that work in a folder. */
export async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(
    ids.map(async (id) => [id, await readlink(`/proc/${id}/cwd`).catch(() => '')] as const),
  );
  return places.filter(([, place]) => place.startsWith(folder)).map(([id]) => id);
}
