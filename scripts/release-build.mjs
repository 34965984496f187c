// Starts the release builder on a Node that runs TypeScript: the one that the root dependencies
// bring, since the Node that npm itself runs on may be older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundled = at(`../node_modules/.bin/node${process.platform === 'win32' ? '.exe' : ''}`);
const recent = Number.parseInt(process.versions.node, 10) >= 24;
const node = recent || !existsSync(bundled) ? process.execPath : bundled;
const { status } = spawnSync(node, [at('./release/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
