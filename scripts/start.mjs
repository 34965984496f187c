// The main job by one command: sets everything up, then asks what the portal is made of and makes
// it. Without a terminal it makes the `github` preset in a fresh folder and says how to start it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

const node = setUp();
const cli = path.join(root, 'packages', 'cli', 'bin', 'stagecraft.js');
const here = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2);
const args = given.length > 0 ? given : process.stdin.isTTY ? ['create'] : unattended();
// Never inside this repository: a project is a repository of its own.
const cwd = path.resolve(here) === root ? path.dirname(root) : here;

const child = spawn(node, [cli, ...args], { stdio: 'inherit', cwd });
// Ctrl-C reaches the child by the terminal; it ends its own children and then itself.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));

function unattended() {
  let name = 'my-portal';
  for (let n = 2; existsSync(path.join(path.dirname(root), name)); n += 1) name = `my-portal-${n}`;
  return ['create', name, '--preset', 'github', '--yes'];
}
