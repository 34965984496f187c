import { request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from './server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server on a real port. */
export interface Sockets {
  readonly port: number;
  /** A request with exactly these headers. */
  ask(path: string, headers: Readonly<Record<string, string>>, method?: string): Promise<Answer>;
  /** What is answered on a connection on which exactly this is sent; until the server ends it. */
  send(text: string, patienceMs?: number): Promise<string>;
}

export async function listen({ app }: TestServer): Promise<Sockets> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    ask: (path, headers, method = 'GET') =>
      new Promise((resolve, reject) => {
        const request = httpRequest(
          { host: '127.0.0.1', port, path, method, headers },
          (response) => {
            let body = '';
            response.on('data', (chunk: Buffer) => (body += chunk.toString()));
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
            );
          },
        );
        request.on('error', reject);
        request.end();
      }),
    send: (text, patienceMs = 0) =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer));
        socket.on('error', reject);
        if (patienceMs > 0) void sleep(patienceMs).then(() => socket.destroy());
      }),
  };
}
