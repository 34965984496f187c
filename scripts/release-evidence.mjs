// Proves the library on its newest release in a real portal: `npm run release:evidence`. Takes the
// usual ports unless STAGECRAFT_E2E_PORTS names others. See e2e/evidence/main.ts.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp } from './setup.mjs';
import { ensureBrowser } from './testPrograms.mjs';

const node = setUp();
const env = { ...process.env, CHROMIUM_PATH: ensureBrowser() };
const { status } = spawnSync(node, [path.join(root, 'e2e', 'evidence', 'main.ts')], {
  stdio: 'inherit',
  cwd: root,
  env,
});
process.exitCode = status ?? 1;
