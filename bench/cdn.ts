import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

export interface Line {
  /** Bytes a second, shared by all that is under way. */
  readonly bytesPerSecond: number;
  /** Milliseconds from a request to the first byte of its answer. */
  readonly latency: number;
}

/** What one file took on the line. */
export interface Sent {
  readonly name: string;
  /** Compressed, without headers. */
  readonly bytes: number;
}

export interface Cdn {
  readonly url: string;
  /** In the order in which they were asked for. */
  sent(): readonly Sent[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};
/** Milliseconds between two bites of the line. */
const TICK = 10;

/**
 * Serves a folder as a CDN does, compressed by gzip. The line is slowed here and not in the
 * browser, whose throttling leaves out what workers fetch.
 */
export async function serveAsCdn(folder: string, line?: Line): Promise<Cdn> {
  const sent: Sent[] = [];
  const send = line === undefined ? sendAtOnce : sendOver(line);
  const answer = async (name: string, response: ServerResponse) => {
    const content = await readFile(path.join(folder, name)).catch(() => undefined);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = gzipSync(content, { level: 9 });
    sent.push({ name, bytes: body.length });
    response.setHeader('content-type', TYPES[path.extname(name)] ?? 'text/plain');
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('content-length', body.length);
    await send(response, body);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    void answer(name, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent: () => sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Send = (response: ServerResponse, body: Buffer) => Promise<void>;

const sendAtOnce: Send = async (response, body) => {
  response.end(body);
};

/** Answers under way share the line in equal parts. */
function sendOver({ bytesPerSecond, latency }: Line): Send {
  let underWay = 0;
  return async (response, body) => {
    await sleep(latency);
    underWay += 1;
    let at = 0;
    let last = performance.now();
    while (at < body.length && !response.destroyed) {
      await sleep(TICK);
      const now = performance.now();
      const share = Math.ceil((bytesPerSecond * (now - last)) / 1000 / underWay);
      last = now;
      response.write(body.subarray(at, at + share));
      at += share;
    }
    underWay -= 1;
    response.end();
  };
}
