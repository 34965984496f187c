// Brings what the repository needs, on a machine that has nothing but Node 20 and npm: the
// dependencies (the right Node among them), the built command line and the built web application.
// Plain JavaScript without dependencies, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.stagecraft-setup');
const bundle = path.join(root, 'packages', 'cli', 'dist', 'main.js');
const web = path.join(root, 'packages', 'web');
const page = path.join(web, 'dist', 'index.html');

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
  const packages = path.join(root, 'packages');
  const sources = readdirSync(packages)
    .filter((name) => name !== 'web')
    .map((name) => path.join(packages, name, 'src'));
  if (!force && isNewer(bundle, sources)) return;
  run(nodeProgram(), [path.join(packages, 'cli', 'scripts', 'build.mjs')]);
}

/** Builds the web application: the page, and what it loads of the library and the releases. */
export function buildWeb({ force = false } = {}) {
  const own = ['index.html', 'public', 'scripts', 'src', 'vite.config.ts'];
  const sources = [
    ...own.map((name) => path.join(web, name)),
    path.join(root, 'packages', 'engine', 'src'),
    ...['features', 'presets', 'releases'].map((name) => path.join(root, name)),
  ];
  if (!force && isNewer(page, sources)) return;
  console.log('Building the web application …');
  run(nodeProgram(), [path.join(web, 'scripts', 'build.mjs')], { env: quietEnvironment() });
  run(nodeProgram(), [path.join(root, 'scripts', 'compress.mjs'), path.join(web, 'dist')]);
}

/** Vite tells every file that it makes, unless it runs unattended. */
function quietEnvironment() {
  return { ...process.env, CI: process.env.CI ?? '1' };
}

/** Whether a file was made after everything in these files and folders was changed. */
function isNewer(made, sources) {
  if (!existsSync(made)) return false;
  const at = statSync(made).mtimeMs;
  return sources.every((source) => {
    if (!existsSync(source)) return true;
    const inside = statSync(source).isDirectory() ? readdirSync(source, { recursive: true }) : [];
    return [source, ...inside.map((file) => path.join(source, file))].every(
      (file) => statSync(file).mtimeMs <= at,
    );
  });
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
  buildWeb({ force: true });
}
