// The main job by one command: sets everything up and opens the web application. With words after
// `--` it is the command line: `npm start -- create my-portal`; with flags alone they are those of
// `stagecraft serve`: `npm start -- --port 5000`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWeb, root, setUp } from './setup.mjs';

const LOOK_EVERY_MS = 500;

const given = process.argv.slice(2);
const args = commandOf(given);
const node = setUp();
if (args[0] === 'serve') buildWeb();
const cli = path.join(root, 'packages', 'cli', 'bin', 'stagecraft.js');
const here = process.env.INIT_CWD ?? process.cwd();
// Never inside this repository: a project is a repository of its own.
const cwd = path.resolve(here) === root ? path.dirname(root) : here;

const child = spawn(node, [cli, ...args], { stdio: 'inherit', cwd });
// Ctrl-C reaches the child by the terminal, and a second one would end it at once. It ends its own
// children and then itself.
const byTerminal = process.stdin.isTTY === true;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !byTerminal) child.kill(signal);
  });
}
// What ends npm ends its shell as well, which hands nothing on: then we have another parent.
const parent = process.ppid;
const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, LOOK_EVERY_MS).unref();
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));

function commandOf(words) {
  const [first] = words;
  if (first === undefined) return ['serve', ...(canOpen() ? ['--open'] : [])];
  const isFlag = first.startsWith('-') && !['-V', '--version', '-h', '--help'].includes(first);
  return isFlag ? ['serve', ...words] : words;
}

/** Whether there is a person at a terminal, and a screen that a browser can be on. */
function canOpen() {
  if (!process.stdout.isTTY || process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
