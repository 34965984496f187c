import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StagecraftError } from '@stagecraft/engine';
import type { StandIn, StandInRequest } from './standIn.ts';

/** What a stand-in is asked. */
export interface StandInCall {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: IncomingMessage['headers'];
  /** Text of the body; empty when there is none. */
  readonly body: string;
}

export interface StandInAnswer {
  /** 200 when not given. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON, unless it is a string or bytes. */
  readonly body?: unknown;
  /** The connection breaks in the middle of the body. */
  readonly isCut?: boolean;
}

export interface Served {
  /** As `Jenkins`; for messages. */
  readonly title: string;
  readonly port?: number | undefined;
  /** Given the stand-in's own address, which is known only once it listens. */
  readonly answer: (url: string) => (call: StandInCall) => StandInAnswer | Promise<StandInAnswer>;
  readonly values?: (url: string) => Readonly<Record<string, string>>;
  readonly onStop?: () => Promise<void>;
}

const LIMIT = 10_000_000;

/** Paths below it and the name of a host are asked in the place of that host, by who takes no proxy. */
export const IN_PLACE_OF = '/.in-place-of/';

/**
 * Starts a server for a stand-in, on this machine only: it holds invented data, and anybody may ask.
 * @throws StagecraftError STAND_IN_PORT when the port can't be had
 */
export async function serveStandIn(served: Served): Promise<StandIn> {
  const requests: StandInRequest[] = [];
  let answer: ReturnType<Served['answer']> | undefined;
  const server = createServer((incoming, response) => {
    void respond(incoming, response, answer, (each) => requests.push(each));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portError(served, cause)));
    server.listen(served.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  answer = served.answer(url);
  return {
    url,
    values: { url, ...served.values?.(url) },
    requests: () => [...requests],
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await served.onStop?.();
    },
  };
}

function portError({ title, port }: Served, cause: Error): StagecraftError {
  return new StagecraftError({
    code: 'STAND_IN_PORT',
    message: `The stand-in for ${title} cannot listen on port ${port ?? 0}: ${cause.message}.`,
    fix: 'Choose another port, or 0 for any.',
    cause,
  });
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: ReturnType<Served['answer']> | undefined,
  record: (request: StandInRequest) => void,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const { pathname, searchParams: query } = new URL(incoming.url ?? '/', 'http://localhost');
  const { path, host } = placeOf(pathname);
  if (host !== undefined) incoming.headers['x-forwarded-host'] = host;
  const given = await answerTo(incoming, answer, { method, path, query });
  const { status = 200, headers = {}, body, isCut = false } = given;
  record({ method, path, query: query.toString(), status });
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
  const type = isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...CORS, ...headers } as Record<string, string>);
  const content = isRaw ? (body ?? '') : JSON.stringify(body);
  if (!isCut) return void response.end(content);
  response.write(content.slice(0, Math.ceil(content.length / 2)), () => response.destroy());
}

function placeOf(pathname: string): { readonly path: string; readonly host?: string } {
  if (!pathname.startsWith(IN_PLACE_OF)) return { path: pathname };
  const [host = '', ...rest] = pathname.slice(IN_PLACE_OF.length).split('/');
  return { path: `/${rest.join('/')}`, host };
}

/** Some plugins ask their upstream from the browser. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
};

async function answerTo(
  incoming: IncomingMessage,
  answer: ReturnType<Served['answer']> | undefined,
  asked: Pick<StandInCall, 'method' | 'path' | 'query'>,
): Promise<StandInAnswer> {
  if (answer === undefined) return { status: 503 };
  if (asked.method === 'OPTIONS' && incoming.headers['access-control-request-method']) {
    return { status: 204 };
  }
  try {
    const body = await readBody(incoming);
    return await answer({ ...asked, headers: incoming.headers, body });
  } catch (error) {
    return { status: 500, body: { message: error instanceof Error ? error.message : 'failed' } };
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > LIMIT) throw new Error('The body is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The user and password of HTTP Basic; undefined when there are none. */
export function basicAuth({ headers }: Pick<StandInCall, 'headers'>) {
  const [, encoded] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return { username: text.slice(0, at), password: text.slice(at + 1) };
}

/** The token of `Authorization: Bearer`; undefined when there is none. */
export function bearerToken({ headers }: Pick<StandInCall, 'headers'>): string | undefined {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
}
