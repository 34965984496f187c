import type { FastifyRequest } from 'fastify';
import { HttpError } from '../problems/httpError.ts';
import type { ServerOptions } from '../settings.ts';
import { isLoopback } from './peers.ts';

interface Authority {
  /** Lower case; IPv6 without brackets. */
  readonly name: string;
  /** Empty when it is the scheme's own. */
  readonly port: string;
}

const DEFAULT_PORT = '80';

/**
 * Refuses names that do not lead here by themselves. A page of another site whose name is made to
 * resolve to this machine (DNS rebinding) has its own name in Host.
 */
export function checkHost(request: FastifyRequest, options: ServerOptions): void {
  const allowed = options.allowedHosts ?? [];
  if (options.mode === 'public' && allowed.length === 0) return;
  const given = readAuthority(request.host);
  if (given !== undefined && isOwn(given, request, allowed)) return;
  const port = request.socket.localPort;
  throw new HttpError({
    status: 421,
    code: 'HOST_NOT_ALLOWED',
    message: 'This server does not answer to the name in the Host header.',
    fix: `Use http://127.0.0.1${port === undefined ? '' : `:${port}`}, or start it with --allowed-host <name>.`,
  });
}

/** Whether an `Origin` is this server's own page. */
export function isOwnOrigin(origin: string, request: FastifyRequest, options: ServerOptions) {
  const url = URL.parse(origin);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  if (url.host === request.host.toLowerCase()) return true;
  const given = readAuthority(url.host);
  return given !== undefined && isListed(given, options.allowedHosts ?? []);
}

function isOwn(given: Authority, request: FastifyRequest, allowed: readonly string[]): boolean {
  if (isListed(given, allowed)) return true;
  const port = String(request.socket.localPort ?? DEFAULT_PORT);
  if ((given.port || DEFAULT_PORT) !== port) return false;
  // An address can't be rebound: it leads where it says.
  const here = request.socket.localAddress?.replace(/^::ffff:/, '');
  return given.name === 'localhost' || isLoopback(given.name) || given.name === here;
}

function isListed(given: Authority, allowed: readonly string[]): boolean {
  return allowed.some((text) => {
    const wanted = readAuthority(text);
    if (wanted?.name !== given.name) return false;
    return wanted.port === '' || wanted.port === given.port;
  });
}

/** `name`, `name:port`, `[::1]:port`; undefined when it is none of these. */
export function readAuthority(text: string): Authority | undefined {
  const match =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?))(?::(\d{1,5}))?$/i.exec(text);
  if (match === null) return undefined;
  return { name: (match[1] ?? match[2] ?? '').toLowerCase(), port: match[3] ?? '' };
}
