import { writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import { leadDirectClients, type Route } from './directClients.ts';

/** A running demo proxy. */
export interface DemoProxy {
  readonly url: string;
  /** For the process that is to ask stand-ins. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

// Without brackets: some clients take each of these for a pattern.
const DIRECT = 'localhost,127.0.0.1,::1';
const DAY = 24 * 60 * 60 * 1000;

/**
 * A proxy that leads the requests for some hosts to stand-ins, and all others on to where they go:
 * some upstreams have an address that can't be configured. Several stand-ins may answer for a host,
 * each below a path, as `api.vendor.example/v1/users`; the longest path counts. It answers HTTPS with
 * a certificate made for the occasion, which is written to `folder` for the process that has to trust
 * it. Undefined when no host needs it.
 */
export async function startDemoProxy(
  hosts: Readonly<Record<string, string>>,
  folder: string,
): Promise<DemoProxy | undefined> {
  const routes = routesOf(hosts);
  const names = new Set(routes.map(({ host }) => host));
  if (names.size === 0) return undefined;
  const { key, cert } = await certificateFor([...names]);
  const trusted = path.join(folder, 'stand-ins.pem');
  await writeFile(trusted, cert);

  const forward = (incoming: IncomingMessage, response: ServerResponse) => {
    const { host, path: asked } = askedFor(incoming);
    const standIn = routes.find((route) => isOn(route, host, asked))?.standIn;
    if (standIn === undefined) pass(incoming, response);
    else lead(new URL(asked, standIn), host, incoming, response);
  };
  const secure = createTlsServer({ key, cert }, forward);
  const server = createServer(forward);
  server.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [host = '', port = '443'] = (incoming.url ?? '').split(':');
    socket.on('error', () => socket.destroy());
    if (!names.has(host)) return tunnel(host, Number(port), socket, head);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    // What follows is TLS that is meant for the host.
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
  const direct = await leadDirectClients(routes, portOf(secure), folder);
  return {
    url,
    environment: {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: url,
      HTTPS_PROXY: url,
      NO_PROXY: DIRECT,
      http_proxy: url,
      https_proxy: url,
      no_proxy: DIRECT,
      NODE_EXTRA_CA_CERTS: trusted,
      NODE_OPTIONS: direct,
    },
    async stop() {
      secure.closeAllConnections();
      server.closeAllConnections();
      // Not waited for: it miscounts the connections that the other one handed to it.
      secure.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}

/** Longer paths come first. */
function routesOf(hosts: Readonly<Record<string, string>>): Route[] {
  return Object.entries(hosts)
    .map(([place, standIn]) => {
      const { hostname, pathname } = new URL(`https://${place}`);
      return { host: hostname, path: pathname.replace(/\/$/, ''), standIn };
    })
    .toSorted((a, b) => b.path.length - a.path.length);
}

function isOn(route: Route, host: string, asked: string): boolean {
  if (route.host !== host || !asked.startsWith(route.path)) return false;
  return ['', '/', '?'].includes(asked.charAt(route.path.length)) || route.path === '';
}

async function certificateFor(names: readonly string[]) {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'Stagecraft stand-ins' }],
    {
      notAfterDate: new Date(Date.now() + 7 * DAY),
      extensions: [
        { name: 'basicConstraints', cA: true },
        {
          name: 'subjectAltName',
          altNames: names.map((value) => ({ type: 2 as const, value })),
        },
      ],
    },
  );
  return { key, cert };
}

/** Through a proxy a plain request names the whole address; after CONNECT only its path. */
function askedFor({ url = '/', headers }: IncomingMessage) {
  if (!url.startsWith('/')) {
    const { hostname, pathname, search } = new URL(url);
    return { host: hostname, path: pathname + search };
  }
  return { host: (headers.host ?? '').split(':')[0] ?? '', path: url };
}

/** The stand-in learns by X-Forwarded-Host in whose place it answers. */
function lead(to: URL, host: string, incoming: IncomingMessage, response: ServerResponse): void {
  const headers = { ...incoming.headers, host: to.host, 'x-forwarded-host': host };
  send(to, headers, incoming, response);
}

function pass(incoming: IncomingMessage, response: ServerResponse): void {
  const to = URL.parse(incoming.url ?? '');
  if (to?.protocol === 'http:') send(to, incoming.headers, incoming, response);
  else response.writeHead(502).end();
}

function send(
  to: URL,
  headers: IncomingMessage['headers'],
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const asked = request(to, { method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  incoming.pipe(asked);
}

function tunnel(host: string, port: number, socket: Duplex, head: Buffer): void {
  const upstream = connect(port, host, () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  socket.on('close', () => upstream.destroy());
}
