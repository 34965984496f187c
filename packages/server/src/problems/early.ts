import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, PROBLEM_TYPE } from './problem.ts';
import { instanceOf, sendProblem } from './register.ts';
import { faultOf } from './requestFaults.ts';

const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers what is not even a request, on the bare connection, and ends it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const fault = faultOf(STATUSES[error.code ?? ''] ?? 400, error);
    const problem = problemOf(fault, { instance: `urn:uuid:${randomUUID()}`, trusted: false });
    const body = JSON.stringify(problem);
    socket.write(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
        `Content-Type: ${PROBLEM_TYPE}; charset=utf-8`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'X-Content-Type-Options: nosniff',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}

/** Answers an address that the router can't read; no hook has run then. */
export function answerFrameworkError(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = problemOf(error, { instance: instanceOf(request), trusted: false });
  reply.header('x-content-type-options', 'nosniff');
  void sendProblem(problem, reply);
}
