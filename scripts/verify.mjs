// Verifies the library: `npm run verify`. See e2e/verify/main.ts, and `npm run verify -- --help`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp } from './setup.mjs';
import { ensureBrowser } from './testPrograms.mjs';

const node = setUp();
const env = { ...process.env, CHROMIUM_PATH: ensureBrowser() };
const main = path.join(root, 'e2e', 'verify', 'main.ts');
const { status } = spawnSync(node, [main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
  env,
});
process.exitCode = status ?? 1;
