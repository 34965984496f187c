import { connect } from 'node:net';

/** The ports of what is no web server, where an address has none. */
const PORTS: Readonly<Record<string, number>> = { 'ldap:': 389, 'ldaps:': 636, 'smtp:': 25 };

/** Whether an address is of a server that does not speak HTTP: all that is tried is to reach it. */
export function isOnlyReached(url: URL): boolean {
  return url.protocol in PORTS;
}

/** Opens a connection and closes it again; throws why it can't. */
export async function reach(url: URL, signal: AbortSignal): Promise<void> {
  const port = Number(url.port) || (PORTS[url.protocol] ?? 0);
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port }, () => {
      socket.destroy();
      resolve();
    });
    const abort = () => socket.destroy(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    socket.once('error', reject);
    socket.once('close', () => signal.removeEventListener('abort', abort));
  });
}
