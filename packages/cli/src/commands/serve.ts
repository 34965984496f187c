import path from 'node:path';
import { isPortFree } from '@stagecraft/toolchain';
import { readServeFlags, type ServeFlags, type ServePlan } from '../choices/serveFlags.ts';
import { print, printEvent, type Io } from '../io.ts';
import { openBrowser } from '../output/browser.ts';
import { usageError } from '../output/errors.ts';
import { EXIT, type ExitCode } from '../output/exitCodes.ts';
import { styleFor } from '../output/style.ts';

export type { ServeFlags } from '../choices/serveFlags.ts';

const DEFAULT_PORT = 4400;
/** Ports that are tried where none is given. */
const PORTS_TRIED = 50;

/** `stagecraft serve`: the web application and its API, until the person has enough. */
export async function serve(flags: ServeFlags, io: Io): Promise<ExitCode> {
  const plan = await readServeFlags(flags, io);
  const { createServer } = await import('@stagecraft/server');
  const app = await createServer({
    ...plan.options,
    root: io.root,
    webRoot: path.join(io.root, 'packages', 'web', 'dist'),
    log: { level: plan.logLevel, stream: io.stderr },
  });
  try {
    const port = plan.port ?? (await freePort());
    await app.listen({ host: plan.host, port, listenTextResolver: () => 'listening' });
    tellAddress(plan, `http://${plan.shownHost}:${port}/`, flags.json === true, io);
    if (flags.open === true) {
      // The code opens once: what a browser is started with, other people of this machine see.
      const url = new URL(`http://${plan.shownHost}:${port}/`);
      if (plan.options.mode === 'local') url.searchParams.set('token', app.mintCode());
      openBrowser(url.href);
    }
    await untilAborted(io.signal);
  } catch (error) {
    throw listenError(error, plan);
  } finally {
    await app.close();
  }
  if (flags.json === true) printEvent(io, { event: 'stopped' });
  else print(io, 'Stopped.');
  return EXIT.cancelled;
}

function tellAddress(plan: ServePlan, url: string, json: boolean, io: Io): void {
  const { options } = plan;
  const opens = options.mode === 'local' ? `${url}?token=${options.token}` : url;
  if (json) {
    const folder = options.mode === 'local' ? { projectsFolder: options.projectsFolder } : {};
    printEvent(io, { event: 'ready', mode: options.mode, url, open: opens, ...folder });
    return;
  }
  const style = styleFor(io.stdout);
  print(io, `Stagecraft is at ${style('cyan', opens)}`);
  const where =
    options.mode === 'local' ? `Projects are created in ${options.projectsFolder}. ` : '';
  print(io, style('dim', `${where}Ctrl-C ends it.`));
}

async function freePort(): Promise<number> {
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED; port += 1) {
    if (await isPortFree(port)) return port;
  }
  return DEFAULT_PORT;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function listenError(error: unknown, { host, port = DEFAULT_PORT }: ServePlan): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return usageError(
      'PORT_IN_USE',
      `Port ${port} is in use by another program.`,
      'End that program, or give another port with --port. Without --port a free one is taken.',
    );
  }
  if (code === 'EACCES') {
    return usageError(
      'PORT_NOT_ALLOWED',
      `You may not listen on port ${port}.`,
      'Give a port of 1024 or above with --port.',
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EINVAL') {
    return usageError(
      'HOST_UNKNOWN',
      `This machine has no address ${host}.`,
      'Give one that it has with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for all.',
    );
  }
  return error;
}
