import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { App } from '../app.ts';
import { generateToken } from '../security/access.ts';
import { createServer } from '../server.ts';
import type { LocalOptions, PublicOptions } from '../settings.ts';

/** The root of this repository, with the real library. */
export const REPOSITORY = path.resolve(import.meta.dirname, '..', '..', '..', '..');

export const TOKEN = generateToken();

/** What inject calls the server by. */
const HOST = '127.0.0.1:80';

export interface TestServer {
  readonly app: App;
  /** Holds `web/` and `projects/`. */
  readonly folder: string;
  /** Everything that was logged. */
  readonly log: () => string;
  /** A request that has the token. */
  call(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** A request as it is, but for the name of the server. */
  raw(request: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

type Options = Partial<Omit<LocalOptions, 'mode'>> | ({ mode: 'public' } & Partial<PublicOptions>);

/** A server on the real library, with a page and an empty folder for projects. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-server-'));
  await mkdir(path.join(folder, 'projects'));
  await writePage(path.join(folder, 'web'));
  const lines: string[] = [];
  const common = {
    root: REPOSITORY,
    webRoot: path.join(folder, 'web'),
    log: { level: 'trace', stream: { write: (line: string) => void lines.push(line) } },
  } as const;
  const isPublic = 'mode' in options;
  const app = await createServer(
    isPublic
      ? { ...common, ...options }
      : {
          ...common,
          mode: 'local',
          token: TOKEN,
          projectsFolder: path.join(folder, 'projects'),
          ...options,
        },
  );
  const raw = (request: InjectOptions) =>
    app.inject({ ...request, headers: { host: HOST, ...request.headers } });
  return {
    app,
    folder,
    log: () => lines.join(''),
    raw,
    call: (request) =>
      raw({ ...request, headers: { authorization: `Bearer ${TOKEN}`, ...request.headers } }),
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writePage(web: string): Promise<void> {
  await mkdir(path.join(web, 'assets'), { recursive: true });
  await writeFile(path.join(web, 'index.html'), '<!doctype html><title>Stagecraft</title>');
  await writeFile(path.join(web, 'config.json'), '{"server":null}');
  await writeFile(path.join(web, 'assets', 'index-Ab3dE6gH.js'), 'export {};\n');
  await writeFile(path.join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(path.join(web, '.hidden'), 'secret');
}

/** A blueprint that composes. */
export const BLUEPRINT = {
  stagecraft: 1,
  name: 'acme-portal',
  title: 'Acme',
  organization: 'Acme',
  release: 'latest',
  features: { github: { organization: 'acme' }, 'auth-guest': {} },
} as const;

/** The same as a person writes it. */
export const BLUEPRINT_YAML = `stagecraft: 1
name: acme-portal
title: Acme
organization: Acme
features:
  github: { organization: acme }
  auth-guest: {}
`;

/** Waits until something holds; rejects after a while, since it will not any more. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  milliseconds = 30_000,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('It did not come to pass in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
