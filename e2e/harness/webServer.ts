import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCommand } from '@stagecraft/toolchain';
import type { Site } from './site.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'packages', 'cli', 'bin', 'stagecraft.js');
/** Milliseconds for the server to read the library and to listen. */
const START = 60_000;

export interface ServerOptions {
  /** Where projects are created; without it the server is a public one, which creates none. */
  readonly projectsFolder?: string | undefined;
  /** Frontend and backend of the portals that it starts. */
  readonly portalPorts?: readonly [number, number] | undefined;
}

export interface RunningServer extends Site {
  readonly pid: number;
  /** Whatever it printed, its log among it. */
  output(): readonly string[];
}

interface Ready {
  readonly event: 'ready';
  /** The address that lets a browser in. */
  readonly open: string;
}

/** `stagecraft serve` as a person runs it, on a free port. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { projectsFolder, portalPorts } = options;
  const port = await freePort();
  const output: string[] = [];
  let found: ((ready: Ready) => void) | undefined;
  const ready = new Promise<Ready>((resolve) => (found = resolve));
  const server = await startCommand({
    command: process.execPath,
    args: [
      cli,
      'serve',
      '--json',
      '--log=info',
      '--rate-limit=0',
      `--port=${port}`,
      ...(projectsFolder === undefined ? ['--public'] : [`--projects=${projectsFolder}`]),
      ...(portalPorts === undefined ? [] : [`--portal-ports=${portalPorts.join(',')}`]),
    ],
    cwd: projectsFolder ?? root,
    // For who works on it: without a build of the command line.
    env: { STAGECRAFT_FROM_SOURCE: process.env['STAGECRAFT_FROM_SOURCE'] },
    onLine(line, stream) {
      output.push(line);
      if (stream === 'stdout' && line.includes('"ready"')) found?.(JSON.parse(line) as Ready);
    },
  });
  const ended = server.exited.then(({ code }) => {
    throw new Error(`The server ended with ${String(code)}:\n${output.join('\n')}`);
  });
  const late = sleep(START, undefined, { ref: false }).then(() => {
    throw new Error(`The server is not ready after ${START} ms:\n${output.join('\n')}`);
  });
  const { open } = await Promise.race([ready, ended, late]);
  ended.catch(() => undefined);
  late.catch(() => undefined);
  return {
    pid: server.pid,
    origin: new URL(open).origin,
    url: open,
    output: () => output,
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
