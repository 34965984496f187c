// Brings what the repository needs, on a machine that has nothing but Node 20 and npm: the
// dependencies (the right Node among them) and the built command line. Plain JavaScript without
// dependencies, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.stagecraft-setup');
const bundle = path.join(root, 'packages', 'cli', 'dist', 'main.js');

/** Runs a program to its end; ends this process with its exit code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) fail(`${command} can't be started: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

export function fail(message, fix) {
  console.error(`${message}${fix ? `\n${fix}` : ''}`);
  process.exit(3);
}

function npm(args) {
  // Under `npm run` npm tells where it is; that also works on Windows, where npm is a .cmd file.
  const script = process.env.npm_execpath;
  return script ? [process.execPath, [script, ...args]] : ['npm', args];
}

/** Installs the dependencies if the lockfile changed since they were. */
export function installDependencies() {
  const lockfile = readFileSync(path.join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Installing what Stagecraft needs (once) …');
  run(...npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']));
  writeFileSync(stamp, hash);
}

/** The Node that came with the dependencies. */
export function nodeProgram() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const folder of existsSync(modules) ? readdirSync(modules) : []) {
    if (!/^node-(bin-)?(linux|darwin|win)-/.test(folder)) continue;
    const program = path.join(modules, folder, 'bin', name);
    if (existsSync(program)) return program;
  }
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  return fail(
    `Stagecraft needs Node 22 or newer, and npm has none for ${process.platform} ${process.arch}.`,
    'Install Node 24 from https://nodejs.org and try again.',
  );
}

/** Bundles the command line into one file, so that it starts quickly. */
export function build({ force = false } = {}) {
  if (!force && existsSync(bundle) && statSync(bundle).mtimeMs >= newestSource()) return;
  run(nodeProgram(), [path.join(root, 'packages', 'cli', 'scripts', 'build.mjs')]);
}

function newestSource() {
  let newest = 0;
  for (const name of readdirSync(path.join(root, 'packages'))) {
    const folder = path.join(root, 'packages', name, 'src');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true })) {
      newest = Math.max(newest, statSync(path.join(folder, file)).mtimeMs);
    }
  }
  return newest;
}

/** Everything; gives back the Node to go on with. */
export function setUp() {
  installDependencies();
  build();
  return nodeProgram();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installDependencies();
  build({ force: true });
}
