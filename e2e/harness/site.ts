import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A place where the web application can be opened. */
export interface Site {
  /** What a person opens first; it lets the browser in. */
  readonly url: string;
  readonly origin: string;
  stop(): Promise<void>;
}

export interface StaticSiteOptions {
  /** Where the page is on the server; begins and ends with a slash. */
  readonly basePath?: string | undefined;
  /** A Content-Security-Policy to send with every file; none when left out. */
  readonly policy?: string | undefined;
}

export interface StaticSite extends Site {
  /** `GET /path` of every request so far. */
  requests(): readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Files of a folder and nothing else, as any file server hands them out. */
export async function serveStatic(
  folder: string,
  { basePath = '/', policy }: StaticSiteOptions = {},
): Promise<StaticSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method ?? ''} ${pathname}`);
    if (policy !== undefined) response.setHeader('content-security-policy', policy);
    void answer(fileAt(folder, pathname, basePath), response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}${basePath}`,
    requests: () => requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(file: string | undefined, response: ServerResponse): Promise<void> {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || content === undefined) {
    response.writeHead(404).end('There is no such file.');
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'text/plain');
  response.end(content);
}

function fileAt(folder: string, pathname: string, basePath: string): string | undefined {
  if (!pathname.startsWith(basePath)) return undefined;
  const name = decodeURIComponent(pathname.slice(basePath.length));
  const file = path.join(folder, name === '' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}
