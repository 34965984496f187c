import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runOrThrow } from '@stagecraft/toolchain';

export const BETTER_T_STACK_VERSION = '3.44.1';

/** The module of `create-better-t-stack`, fetched with its dependencies through npm. */
export async function fetchBetterTStack(folder: string, signal: AbortSignal): Promise<string> {
  const home = path.join(folder, 'create-better-t-stack');
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, 'package.json'), '{"private":true}\n');
  const wanted = `create-better-t-stack@${BETTER_T_STACK_VERSION}`;
  await runOrThrow({
    command: 'npm',
    args: ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', wanted],
    cwd: home,
    signal,
  });
  const unpacked = path.join(home, 'node_modules', 'create-better-t-stack');
  const { exports } = createRequire(import.meta.url)(path.join(unpacked, 'package.json')) as {
    exports: { '.': { import: string } };
  };
  return path.join(unpacked, exports['.'].import);
}
