// Compares Stagecraft with its peers, in one run:
// `npm run bench -- [--only compose,zip,page,load,create,install,start] [--runs N]`. See
// bench/main.ts.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWeb, root, setUp } from './setup.mjs';
import { ensureBrowser } from './testPrograms.mjs';

const node = setUp();
buildWeb();
const args = [path.join(root, 'bench', 'main.ts'), ...process.argv.slice(2)];
const env = { ...process.env, CHROMIUM_PATH: ensureBrowser() };
const child = spawn(node, args, { stdio: 'inherit', cwd: root, env });
// Ctrl-C reaches the child by the terminal; it ends its own children and removes its folders.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
