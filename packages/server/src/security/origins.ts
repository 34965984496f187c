import type { FastifyRequest } from 'fastify';
import { HttpError } from '../problems/httpError.ts';
import type { ServerOptions } from '../settings.ts';
import { isOwnOrigin } from './hosts.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what a page of another origin sends: nothing but reading is open to it. */
export function checkOrigin(request: FastifyRequest, options: ServerOptions): void {
  if (READING.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const fromElsewhere = origin !== undefined && !isOwnOrigin(origin, request, options);
  // Browsers say it by themselves; other programs send neither.
  const saysElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (!fromElsewhere && !saysElsewhere) return;
  throw new HttpError({
    status: 403,
    code: 'CROSS_ORIGIN',
    message: 'A page of another site may not do this.',
    fix: 'Do it in the page of this server, or from a program.',
  });
}
