import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '../company.ts';
import { GATES, type Gate, type GateSettings } from './gates.ts';
import { choicePage } from './page.ts';
import { personCalled } from './people.ts';

export interface GatewayOptions extends GateSettings {
  /** Id of the provider in Backstage: gcpIap, awsalb, cfaccess or oauth2Proxy. */
  readonly provider: string;
  readonly frontendUrl: string;
  readonly backendUrl: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

const COOKIE = 'stand-in-person';

/**
 * Stands before a portal as its gate would: nobody gets through who has not said who they are, and the
 * portal is told in the gate's signed headers, which nobody can send in its place.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const gate = GATES[options.provider];
  if (gate === undefined) throw new Error(`There is no gate for ${options.provider}`);
  const server = createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const chosen = personCalled(searchParams.get('person'));
    if (pathname === '/.stand-in/sign-in' && chosen !== undefined) {
      const cookie = `${COOKIE}=${chosen.login}; Path=/; HttpOnly`;
      response.writeHead(302, { location: '/', 'set-cookie': cookie }).end();
      return;
    }
    const person = personCalled(cookieOf(incoming));
    if (person !== undefined) return pass(incoming, response, gate, person, options);
    const { status, headers, body } = choicePage(gate.title, '/.stand-in/sign-in', []);
    response.writeHead(status ?? 200, headers as Record<string, string>).end(body);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
}

function pass(
  incoming: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  person: Person,
  options: GatewayOptions,
): void {
  const path = incoming.url ?? '/';
  const to = new URL(path, path.startsWith('/api/') ? options.backendUrl : options.frontendUrl);
  // Those of the gate replace what the browser may have sent by the same name.
  const headers = { ...incoming.headers, host: to.host, ...gate.headers(person, options) };
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
