import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import { NARROW_TOKEN, TOKEN } from '../company.ts';
import { defaultCallbacks, readCallbacks } from './callbacks.ts';
import { defaultSeed } from './defaultSeed.ts';
import { createOauth } from './oauth.ts';
import { createListener } from './listener.ts';
import type { Seed } from './seed.ts';
import { createTokens } from './tokens.ts';
import { createWorld, type World } from './world.ts';

export interface GithubStandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Login of the organization of the default seed. */
  readonly organization?: string;
  readonly seed?: Seed;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Where a sign-in may lead back to; on this machine only. */
  readonly callbacks?: readonly string[];
  /** Personal access tokens and whose they are; the first one is given back as `token`. */
  readonly tokens?: Readonly<Record<string, string>>;
  /**
   * What web links and catalog locations begin with, when that is not the stand-in's own address:
   * with `https://github.com` it takes the place of github.com behind an `apiBaseUrl`.
   */
  readonly webUrl?: string;
  /** The clock; for tests. */
  readonly now?: () => Date;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** Who asked, as far as a token told. */
  readonly login: string | undefined;
}

export interface GithubStandIn {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly webUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly token: string;
  requests(): RecordedRequest[];
  stop(): Promise<void>;
}

type Respond = (incoming: IncomingMessage, response: ServerResponse) => void;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new StagecraftError({
          code: 'STAND_IN_PORT',
          message: `The stand-in for GitHub cannot listen on port ${port}: ${cause.message}`,
          fix: 'Choose another port, or 0 for any',
          cause,
        }),
      );
    });
    // Not reachable from other machines: anybody may sign in as anybody.
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function plantWorld(
  options: GithubStandInOptions,
  url: string,
  root: string,
): Promise<World> {
  const now = options.now ?? (() => new Date());
  const organization = options.organization ?? 'acme';
  return createWorld({
    addresses: {
      own: url,
      api: `${url}/api/v3`,
      web: (options.webUrl ?? url).replace(/\/$/, ''),
    },
    root,
    seed: options.seed ?? defaultSeed({ organization, now: now() }),
    now,
  });
}

function accessOf(options: GithubStandInOptions, world: World): Readonly<Record<string, string>> {
  const admin = world.users.find(({ role }) => role === 'admin') ?? world.users[0];
  const login = admin?.login ?? '';
  return options.tokens ?? { [TOKEN]: login, [NARROW_TOKEN]: login };
}

/** Starts a server on this machine that answers like GitHub Enterprise Server. */
export async function startGithubStandIn(
  options: GithubStandInOptions = {},
): Promise<GithubStandIn> {
  const { clientId = 'stand-in-client', clientSecret = 'stand-in-secret' } = options;
  const callbacks = readCallbacks(options.callbacks ?? defaultCallbacks);
  const recorded: RecordedRequest[] = [];
  let respond: Respond | undefined;
  // The address is known only once the port is, and the seed's links need the address.
  const server = createServer((incoming, response) => {
    if (respond) respond(incoming, response);
    else response.writeHead(503).end();
  });
  const url = `http://localhost:${await listen(server, options.port ?? 0)}`;
  const root = await mkdtemp(join(tmpdir(), 'stagecraft-github-'));
  const stop = async (): Promise<void> => {
    await close(server);
    await rm(root, { recursive: true, force: true });
  };
  try {
    const world = await plantWorld(options, url, root);
    const access = accessOf(options, world);
    const tokens = createTokens(world, access);
    const oauth = createOauth({ clientId, clientSecret, callbacks, tokens });
    respond = createListener({ world, tokens, oauth, record: (each) => recorded.push(each) });
    return {
      url,
      apiUrl: world.addresses.api,
      graphqlUrl: `${url}/api/graphql`,
      webUrl: world.addresses.web,
      clientId,
      clientSecret,
      token: Object.keys(access)[0] ?? '',
      requests: () => [...recorded],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
