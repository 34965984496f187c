// All the tests of a part, after setting up what they need:
//   npm test               formatting, lint, types, unit tests, and the page in a browser
//   npm run check          formatting, lint and types alone
//   npm run e2e            real portals: installed, checked, started, and opened in a browser
//   npm run e2e:library    everything in demo mode, and a part of the library that changes daily
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser, ensurePostgres, ensureUnzip } from './testPrograms.mjs';
import { root, setUp } from './setup.mjs';

const node = setUp();
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const rest = process.argv.slice(2).filter((arg) => !arg.startsWith('--only='));
const bin = (name) => path.join(root, 'node_modules', ...name.split('/'));

const STATIC = [
  ['Formatting', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['Lint', bin('oxlint/bin/oxlint'), '--deny-warnings'],
  ['Types', bin('typescript/bin/tsc')],
  ['Types of the web application', bin('typescript/bin/tsc'), '-p', 'packages/web'],
  ['Types of what drives a browser', bin('typescript/bin/tsc'), '-p', 'e2e'],
];
const vitest = (config) => [
  bin('vitest/vitest.mjs'),
  'run',
  `--config=${config}`,
  config === 'vitest.config.ts' ? '--reporter=default' : '--reporter=verbose',
  '--reporter=json',
  `--outputFile.json=${path.join(root, 'artifacts', `${path.basename(config, '.ts')}.json`)}`,
  ...rest,
];

const steps = [];
if (only === undefined || only === 'static') steps.push(...STATIC);
if (only === undefined) steps.push(['Unit tests', ...vitest('vitest.config.ts')]);
if (only === 'e2e') steps.push(['End-to-end checks', ...vitest('vitest.e2e.config.ts')]);
if (only === 'library') steps.push(['The library', ...vitest('vitest.library.config.ts')]);
const env = only === 'static' ? process.env : { ...process.env, CHROMIUM_PATH: ensureBrowser() };
if (only === 'e2e') {
  ensurePostgres();
  ensureUnzip();
}

for (const [title, ...args] of steps) {
  console.log(`\n${title}`);
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
