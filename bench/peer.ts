import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@stagecraft/toolchain';

export const PEER_VERSION = '0.9.2';

/** `@backstage/create-app`, installed as npx would, and what it needs on its way. */
export interface Peer {
  /** The package's folder. */
  readonly folder: string;
  /** The script that makes an app. */
  readonly program: string;
  /** What it takes to run it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Fetches create-app with its dependencies through npm. */
export async function fetchPeer(folder: string, signal: AbortSignal): Promise<Peer> {
  const home = path.join(folder, 'create-app');
  const bin = path.join(home, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(path.join(home, 'package.json'), '{"private":true}\n');
  const wanted = `@backstage/create-app@${PEER_VERSION}`;
  await runOrThrow({
    command: 'npm',
    args: ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', wanted],
    cwd: home,
    signal,
  });
  await writeYarn(path.join(bin, 'yarn'));
  const unpacked = path.join(home, 'node_modules', '@backstage', 'create-app');
  return {
    folder: unpacked,
    program: path.join(unpacked, 'bin', 'backstage-create-app'),
    env: { PATH: [bin, process.env['PATH'] ?? ''].join(path.delimiter) },
  };
}

/** create-app stops without a global yarn and asks it for nothing but its version. */
async function writeYarn(file: string): Promise<void> {
  await writeFile(file, '#!/bin/sh\necho 4.13.0\n');
  await chmod(file, 0o755);
}
