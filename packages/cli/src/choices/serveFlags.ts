import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { Limits, LocalOptions, LogSettings, PublicOptions } from '@stagecraft/server';
import type { Io } from '../io.ts';
import { usageError } from '../output/errors.ts';
import { readTokenFile } from './tokenFile.ts';

export interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly open?: true;
  readonly projects?: string;
  readonly portalPorts?: string;
  readonly public?: true;
  readonly allowRemote?: true;
  readonly allowedHost?: readonly string[];
  readonly trustProxy?: readonly string[];
  readonly rateLimit?: string;
  readonly tokenFile?: string;
  readonly log?: string;
  readonly json?: true;
}

type Given<Options> = Omit<Options, 'root' | 'webRoot' | 'log'>;

export interface ServePlan {
  readonly options: Given<LocalOptions> | Given<PublicOptions>;
  readonly host: string;
  /** In an address: a name, or an address with brackets where it needs them. */
  readonly shownHost: string;
  /** Undefined for the first that is free. */
  readonly port: number | undefined;
  readonly logLevel: LogSettings['level'];
}

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const HIGHEST_PORT = 65_535;
/** Compositions are the larger part of the work. */
const COMPOSITIONS_SHARE = 5;

/** What the flags of `serve` mean together. */
export async function readServeFlags(flags: ServeFlags, io: Io): Promise<ServePlan> {
  const { generateToken, isLoopback } = await import('@stagecraft/server');
  const isPublic = flags.public === true;
  const host = flags.host ?? '127.0.0.1';
  const remote = host !== 'localhost' && !isLoopback(host);
  if (remote && !isPublic && flags.allowRemote !== true) throw remoteRefused(host);
  refuseMeaningless(flags, isPublic);
  const token =
    flags.tokenFile === undefined
      ? undefined
      : await readTokenFile(path.resolve(io.cwd, flags.tokenFile), generateToken);
  const common = {
    allowedHosts: split(flags.allowedHost),
    trustProxy: flags.trustProxy === undefined ? undefined : split(flags.trustProxy),
    limits: limitsOf(flags),
  };
  return {
    options: isPublic
      ? { mode: 'public', token, ...common }
      : {
          mode: 'local',
          token: token ?? generateToken(),
          projectsFolder: projectsFolder(flags, io),
          portalPorts: portalPorts(flags),
          ...common,
        },
    host,
    shownHost: shown(host),
    port: flags.port === undefined ? undefined : readPort('--port', flags.port),
    logLevel: levelOf(flags, isPublic),
  };
}

function remoteRefused(host: string) {
  return usageError(
    'REMOTE_NOT_ALLOWED',
    `With --host ${host} other machines reach this server, and whoever has its token can run programs as you.`,
    'Leave --host out, use --public (which runs nothing), or say --allow-remote when you mean it: the connection is not encrypted.',
  );
}

/** Flags that would do nothing say so, rather than let a person believe that they do. */
function refuseMeaningless(flags: ServeFlags, isPublic: boolean): void {
  if (!isPublic) return;
  const names = [
    ['--projects', flags.projects],
    ['--portal-ports', flags.portalPorts],
    ['--allow-remote', flags.allowRemote],
  ] as const;
  const given = names.find(([, value]) => value !== undefined);
  if (given === undefined) return;
  throw usageError(
    'CONTRADICTING_FLAGS',
    `${given[0]} and --public are both given.`,
    'With --public nothing is created or started on this machine: leave one of them out.',
  );
}

/** Never inside this repository: a project is a repository of its own. */
function projectsFolder({ projects }: ServeFlags, { cwd, root }: Io): string {
  if (projects !== undefined) return path.resolve(cwd, projects);
  const inside = path.relative(root, cwd);
  const isOutside = inside.startsWith('..') || path.isAbsolute(inside);
  return isOutside ? cwd : path.dirname(path.resolve(root));
}

function portalPorts({ portalPorts: given }: ServeFlags) {
  if (given === undefined) return undefined;
  const [frontend = '', backend = '', ...more] = given.split(',');
  if (more.length > 0 || frontend === backend) {
    throw usageError(
      'INVALID_ARGUMENT',
      `--portal-ports takes two ports, not "${given}".`,
      'Write them as 3000,7007: that of the frontend first.',
    );
  }
  return {
    frontend: readPort('--portal-ports', frontend),
    backend: readPort('--portal-ports', backend),
  };
}

function readPort(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw usageError(
    'INVALID_ARGUMENT',
    `${flag} takes a port, not "${text}".`,
    `A port is a number from 1 to ${HIGHEST_PORT}.`,
  );
}

function limitsOf({ rateLimit }: ServeFlags): Partial<Limits> {
  if (rateLimit === undefined) return {};
  if (!/^\d{1,7}$/.test(rateLimit)) {
    throw usageError(
      'INVALID_ARGUMENT',
      `--rate-limit takes a number, not "${rateLimit}".`,
      'Write how many requests a minute one address may send, or 0 for no limit.',
    );
  }
  const requestsPerMinute = Number(rateLimit);
  const compositionsPerMinute = Math.ceil(requestsPerMinute / COMPOSITIONS_SHARE);
  return { requestsPerMinute, compositionsPerMinute };
}

function levelOf({ log }: ServeFlags, isPublic: boolean): LogSettings['level'] {
  if (log === undefined) return isPublic ? 'info' : 'warn';
  const level = LEVELS.find((each) => each === log);
  if (level !== undefined) return level;
  throw usageError(
    'INVALID_ARGUMENT',
    `--log takes a level, not "${log}".`,
    `Choose one of: ${LEVELS.join(', ')}.`,
  );
}

function split(values: readonly string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => value.split(',')).filter(Boolean);
}

/** Where everything is listened on, the address by which others come. */
function shown(host: string): string {
  if (host === '::' || host === '0.0.0.0') {
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const outward = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
    return outward?.address ?? '127.0.0.1';
  }
  return host.includes(':') ? `[${host}]` : host;
}
