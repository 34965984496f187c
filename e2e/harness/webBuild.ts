import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { dist } from './webApp.ts';
const root = path.resolve(import.meta.dirname, '../..');
const SOURCES = [
  'packages/web/src',
  'packages/web/public',
  'packages/web/scripts',
  'packages/web/index.html',
  'packages/web/vite.config.ts',
  'packages/engine/src',
  'packages/sources/src',
  'features',
  'presets',
  'releases',
];
export function setup(): void {
  const built = path.join(dist, 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= newest()) return;
  const { status } = spawnSync(process.execPath, ['packages/web/scripts/build.mjs'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CI: 'true' },
  });
  if (status !== 0) throw new Error('The web application could not be built');
}
function newest(): number {
  let time = 0;
  for (const source of SOURCES) {
    const at = path.join(root, source);
    const files = statSync(at).isDirectory()
      ? readdirSync(at, { recursive: true, encoding: 'utf8' }).map((f) => path.join(at, f))
      : [at];
    for (const file of files) time = Math.max(time, statSync(file).mtimeMs);
  }
  return time;
}
