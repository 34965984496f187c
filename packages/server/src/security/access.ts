import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { HttpError } from '../problems/httpError.ts';
import type { ServerOptions } from '../settings.ts';
import { cameThroughProxy, isLoopback } from './peers.ts';

/** The files of the page, which are the same everywhere. */
const FILES = '/*';

const TOKEN_BYTES = 32;
const CODE_LIFETIME_MS = 120_000;

/** A token of 256 random bits, safe in an address. */
export function generateToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Who may use the server. */
export interface Access {
  /** Whether a request carries the token, as cookie or bearer. */
  isKnown(request: FastifyRequest): boolean;
  /** Whether a text is the token, or a code that opens once. */
  opens(given: string): boolean;
  /** Remembers the caller's browser. */
  remember(request: FastifyRequest, reply: FastifyReply): void;
  /** A code in place of the token, for one visit within two minutes: other people of this machine
   * see the command line by which a browser is started. */
  mintCode(): string;
}

export function accessOf({ token }: ServerOptions): Access {
  const codes = new Map<string, number>();
  const isToken = (given: string | undefined) =>
    token !== undefined && given !== undefined && isSame(given, token);
  return {
    isKnown: (request) =>
      isToken(bearerOf(request)) || isToken(request.cookies[cookieName(request)]),
    opens(given) {
      if (isToken(given)) return true;
      const until = codes.get(given);
      codes.delete(given);
      return until !== undefined && until > performance.now();
    },
    remember(request, reply) {
      if (token === undefined) return;
      reply.setCookie(cookieName(request), token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
      });
    },
    mintCode() {
      const code = generateToken();
      codes.set(code, performance.now() + CODE_LIFETIME_MS);
      return code;
    },
  };
}

/** Asks for the token wherever a route does not say that it is open. */
export function registerAccess(app: App, options: ServerOptions, access: Access): void {
  app.addHook('onRequest', async (request) => {
    const { url: route, config } = request.routeOptions;
    const isFile = route === FILES && !request.url.startsWith('/api/');
    const rule = isFile ? 'open' : config.access;
    if (rule === 'metrics') {
      if (!access.isKnown(request) && !isOwnMachine(request)) throw unauthorized();
      return;
    }
    if (options.mode === 'public' || rule === 'open' || rule === 'page') return;
    if (request.is404 && !request.url.startsWith('/api/')) return;
    if (!access.isKnown(request)) throw unauthorized();
  });
}

export function unauthorized(): HttpError {
  return new HttpError({
    status: 401,
    code: 'TOKEN_MISSING',
    message: 'This server asks for its token, which is missing or wrong.',
    fix: 'Open the address that `stagecraft serve` printed, or send the token in it as `Authorization: Bearer <token>`.',
    headers: { 'www-authenticate': 'Bearer realm="Stagecraft"' },
  });
}

/** Behind a proxy on this machine everybody comes from loopback. */
function isOwnMachine(request: FastifyRequest): boolean {
  return isLoopback(request.socket.remoteAddress ?? '') && !cameThroughProxy(request.headers);
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Cookies are the same for all ports of a host; two servers must not take each other's. */
function cookieName(request: FastifyRequest): string {
  return `stagecraft-${request.socket.localPort ?? 0}`;
}

/** Takes the same time whatever is given, also for another length. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
