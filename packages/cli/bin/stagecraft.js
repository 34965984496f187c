#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds a Node that can run the rest.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const bundle = path.join(here, '..', 'dist', 'main.js');
const source = path.join(here, '..', 'src', 'main.ts');
/** STAGECRAFT_FROM_SOURCE=1 is for those who work on it: the bundle may be older. */
const built = process.env.STAGECRAFT_FROM_SOURCE !== '1' && existsSync(bundle);
const [major, minor] = process.versions.node.split('.').map(Number);
/** From 22.18 on, Node runs TypeScript as it is. */
const recent = built ? major >= 22 : major > 22 || (major === 22 && minor >= 18);

if (recent) await runHere();
else runWithBundledNode();

async function runHere() {
  module.enableCompileCache?.(compiledFolder());
  await import(pathToFileURL(built ? bundle : source).href);
}

/**
 * Keeps compiled code between starts. In the person's own cache folder, as the toolchain's: in the
 * shared temporary folder, which is Node's default, others could put code in its place.
 */
function compiledFolder() {
  const { STAGECRAFT_CACHE: own, XDG_CACHE_HOME: shared } = process.env;
  if (own) return path.resolve(own, 'compiled');
  const caches = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return path.join(shared || path.join(homedir(), ...caches), 'stagecraft', 'compiled');
}

function runWithBundledNode() {
  const node = bundledNode();
  if (node === undefined || process.env.STAGECRAFT_REEXECUTED === '1') {
    process.stderr.write(
      `Stagecraft needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
        'Fix: run `npm install` in the folder of Stagecraft, which brings one, or install Node 24.\n',
    );
    process.exitCode = 3;
    return;
  }
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const env = { ...process.env, STAGECRAFT_REEXECUTED: '1' };
  const child = spawn(node, args, { stdio: 'inherit', env });
  // A Ctrl-C at the terminal reaches the child by itself; others are handed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

function bundledNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = here; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (!existsSync(modules)) continue;
    const packages = readdirSync(modules).filter((entry) => /^node-(bin-)?\w+-\w+$/.test(entry));
    const places = [
      ...packages.map((entry) => path.join(modules, entry, 'bin', name)),
      path.join(modules, '.bin', name),
    ];
    const found = places.find((place) => existsSync(place) && place !== process.execPath);
    if (found !== undefined) return found;
  }
  return undefined;
}
