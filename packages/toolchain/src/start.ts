import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { addressesOf, LOCAL_FILES, readAppConfig, type ProjectAddresses } from './appConfig.ts';
import { exists, readIfExists } from './cache.ts';
import type { CommandResult, OutputStream, RunningCommand } from './command.ts';
import { childEnvironment, type Environment } from './environment.ts';
import { isPortFree } from './ports.ts';
import { projectToolchain, type ProjectToolchain } from './projectToolchain.ts';
import { startWatch, type StartWatch } from './startWatch.ts';

const POLL_EVERY_MS = 250;
const DEFAULT_TIMEOUT_MS = 180_000;
const READINESS_PATH = '/.backstage/health/v1/readiness';

export interface StartOptions {
  /** Added to the project's environment, over its `.env`. */
  readonly env?: Environment | undefined;
  /** Stops the project. */
  readonly signal?: AbortSignal | undefined;
  /** Each line of output, secrets redacted. */
  readonly onLine?: ((line: string, stream: OutputStream) => void) | undefined;
  /** Other ports than those of the project's configuration. */
  readonly ports?: { readonly frontend: number; readonly backend: number } | undefined;
  /** Time until both must answer, in milliseconds. Default 180000. */
  readonly timeoutMs?: number | undefined;
  /** Configuration files over those of the project, the last one strongest. */
  readonly configs?: readonly string[] | undefined;
  /** Further values that must not show up in lines. */
  readonly redact?: readonly string[] | undefined;
  readonly toolchain?: ProjectToolchain | undefined;
  /** Time between SIGTERM and SIGKILL on stopping, in milliseconds. Default 5000. */
  readonly graceMs?: number | undefined;
}

export interface RunningProject {
  readonly frontendUrl: string;
  readonly backendUrl: string;
  readonly pid: number;
  /**
   * Resolves when backend and frontend both answer.
   * Rejects with StagecraftError START_FAILED, START_EXITED, START_TIMEOUT or CANCELLED; the
   * project is stopped then.
   */
  readonly ready: Promise<void>;
  /** Ends all its processes. Resolves when none is left. */
  stop(): Promise<void>;
  /** Resolves when the project has ended and none of its processes is left. */
  readonly exited: Promise<CommandResult>;
}

/**
 * Starts a project's `start` script, with the variables of its `.env`.
 * @throws StagecraftError PORT_IN_USE, INVALID_CONFIG, CANCELLED, and those of `projectToolchain`
 */
export async function startProject(
  projectDir: string,
  options: StartOptions = {},
): Promise<RunningProject> {
  const { signal } = options;
  const toolchain = options.toolchain ?? (await projectToolchain(projectDir, { signal }));
  const dotenv = await readDotenv(toolchain.projectDir);
  const ports = portSettings(options.ports);
  const env: Environment = { ...dotenv, ...options.env, ...ports };
  const addresses = await findAddresses(toolchain.projectDir, env, options.ports);
  await requireFreePorts(addresses);

  const watch = startWatch();
  const command = await toolchain.startYarn(
    ['start', ...(await configFlags(toolchain.projectDir, options))],
    {
      env,
      signal,
      graceMs: options.graceMs,
      redact: [...Object.values(dotenv), ...(options.redact ?? [])],
      onLine: (line, stream) => {
        watch.read(line);
        options.onLine?.(line, stream);
      },
    },
  );
  const ready = waitUntilReady(command, addresses, watch, options);
  ready.catch(() => undefined); // who isn't interested needn't handle it
  return {
    frontendUrl: addresses.frontendUrl,
    backendUrl: addresses.backendUrl,
    pid: command.pid,
    ready,
    stop: () => command.stop(),
    exited: command.exited,
  };
}

/** Naming one configuration file makes Backstage read only those that are named. */
async function configFlags(
  projectDir: string,
  { configs = [] }: Pick<StartOptions, 'configs'>,
): Promise<string[]> {
  if (configs.length === 0) return [];
  const own = LOCAL_FILES.map((name) => path.join(projectDir, name));
  const there = await Promise.all(own.map((file) => exists(file)));
  return [...own.filter((_, index) => there[index]), ...configs].flatMap((file) => [
    '--config',
    file,
  ]);
}

/** The variables of the project's `.env`; none when there is no such file. */
export async function readDotenv(projectDir: string): Promise<Record<string, string>> {
  const text = await readIfExists(path.join(projectDir, '.env'));
  return Object.fromEntries(
    Object.entries(parseEnv(text ?? '')).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** Backstage takes configuration from `APP_CONFIG_*` over that of its files. */
function portSettings(ports: StartOptions['ports']): Record<string, string> {
  if (ports === undefined) return {};
  const frontend = JSON.stringify(`http://localhost:${ports.frontend}`);
  return {
    APP_CONFIG_app_baseUrl: frontend,
    APP_CONFIG_backend_baseUrl: JSON.stringify(`http://localhost:${ports.backend}`),
    APP_CONFIG_backend_listen_port: String(ports.backend),
    APP_CONFIG_backend_cors_origin: frontend,
  };
}

async function findAddresses(
  projectDir: string,
  env: Environment,
  ports: StartOptions['ports'],
): Promise<ProjectAddresses> {
  const configured = addressesOf(await readAppConfig(projectDir), childEnvironment(env));
  if (ports === undefined) return configured;
  return {
    frontendUrl: `http://localhost:${ports.frontend}`,
    backendUrl: `http://localhost:${ports.backend}`,
    frontendPort: ports.frontend,
    backendPort: ports.backend,
  };
}

async function requireFreePorts(addresses: ProjectAddresses): Promise<void> {
  const wanted = [
    ['frontend', addresses.frontendPort, 'app.baseUrl'],
    ['backend', addresses.backendPort, 'backend.listen.port and backend.baseUrl'],
  ] as const;
  for (const [part, port, keys] of wanted) {
    if (await isPortFree(port)) continue;
    throw new StagecraftError({
      code: 'PORT_IN_USE',
      message: `Port ${port}, which the ${part} needs, is in use by another program.`,
      fix: `End that program (it may be this project, started before), or set another port in app-config.local.yaml: ${keys}.`,
    });
  }
}

/** A project behind a public address is asked at its local port: the address may lead elsewhere. */
function localUrl(url: string, port: number): string {
  const { hostname, pathname } = new URL(url);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return isLocal ? url : `http://localhost:${port}${pathname.replace(/\/+$/, '')}`;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(5000),
      headers: { accept: 'text/html, application/json' },
    });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function waitUntilReady(
  command: RunningCommand,
  addresses: ProjectAddresses,
  watch: StartWatch,
  options: StartOptions,
): Promise<void> {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const deadline = performance.now() + timeoutMs;
  const open = new Map([
    [
      'backend',
      localUrl(addresses.backendUrl, addresses.backendPort).replace(/\/api$/, '') + READINESS_PATH,
    ],
    ['frontend', localUrl(addresses.frontendUrl, addresses.frontendPort)],
  ]);
  let ended: CommandResult | undefined;
  const exit = command.exited.then((result) => (ended = result));
  const fail = async (code: string, message: string, fix: string): Promise<never> => {
    await command.stop();
    throw new StagecraftError({ code, message: [message, ...watch.lines()].join('\n'), fix });
  };
  while (open.size > 0) {
    if (options.signal?.aborted === true) {
      await command.stop();
      throw new StagecraftError({
        code: 'CANCELLED',
        message: 'Starting the project was cancelled.',
        fix: 'Start it again when you want it.',
      });
    }
    if (ended !== undefined) {
      const how = ended.code === null ? `by ${ended.signal}` : `with code ${ended.code}`;
      await fail(
        'START_EXITED',
        `The project ended ${how} before it was ready.`,
        'Read its last lines above.',
      );
    }
    if (watch.failed()) {
      await sleep(1000); // the lines that follow say more
      await fail('START_FAILED', 'The project failed to start.', watch.fix());
    }
    if (performance.now() > deadline) {
      const waiting = [...open].map(([part, url]) => `${part} (${url})`).join(' and ');
      const seconds = Math.round(timeoutMs / 1000);
      await fail(
        'START_TIMEOUT',
        `No answer from ${waiting} after ${seconds} s.`,
        'Read its last lines above.',
      );
    }
    for (const [part, url] of open) if (await answers(url)) open.delete(part);
    if (open.size > 0) await Promise.race([sleep(POLL_EVERY_MS), exit]);
  }
}
