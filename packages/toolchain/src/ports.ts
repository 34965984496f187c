import { connect, createServer } from 'node:net';

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether a server of this machine could listen on a TCP port now. */
export async function isPortFree(port: number): Promise<boolean> {
  // Listening alone doesn't tell: systems let `::` and 127.0.0.1 share a port in some ways.
  if ((await accepts(port, '127.0.0.1')) || (await accepts(port, '::1'))) return false;
  return (await canListen(port, undefined)) && (await canListen(port, '127.0.0.1'));
}
