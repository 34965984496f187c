import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment, settleDefaultBranch } from './git.ts';
import type { Actor } from './call.ts';
import { findRepository, type Repository, type World } from './world.ts';

export interface GitRequest {
  readonly repository: Repository;
  /** What comes after the repository: `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly rest: string;
  readonly writes: boolean;
}

/** The repository and service that a path of git's smart HTTP names, if it is one. */
export function gitRequest(world: World, url: URL): GitRequest | undefined {
  const match =
    /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/.exec(
      url.pathname,
    );
  if (!match) return undefined;
  const [, owner = '', name = '', rest = ''] = match;
  const repository = findRepository(world, owner, name);
  const service = rest === '/info/refs' ? url.searchParams.get('service') : rest.slice(1);
  return repository && { repository, rest, writes: service === 'git-receive-pack' };
}

export function mayUse(request: GitRequest, actor: Actor | undefined): boolean {
  return actor !== undefined || (!request.writes && request.repository.visibility === 'public');
}

function cgiEnvironment(
  incoming: IncomingMessage,
  url: URL,
  { repository, rest }: GitRequest,
  login: string | undefined,
): Record<string, string> {
  const header = (name: string): string => {
    const value = incoming.headers[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    ...gitEnvironment(),
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: repository.directory,
    PATH_INFO: rest,
    REQUEST_METHOD: incoming.method ?? 'GET',
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_ADDR: '127.0.0.1',
    ...(header('content-length') === '' ? {} : { CONTENT_LENGTH: header('content-length') }),
    ...(login === undefined ? {} : { REMOTE_USER: login }),
  };
}

function writeHead(response: ServerResponse, head: string): number {
  let status = 200;
  for (const line of head.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status);
  return status;
}

/** The end of the CGI head in what has come so far: where it stops and where the body begins. */
function headEnd(bytes: Buffer): readonly [number, number] | undefined {
  for (const mark of ['\r\n\r\n', '\n\n']) {
    const index = bytes.indexOf(mark);
    if (index !== -1) return [index, index + mark.length];
  }
  return undefined;
}

async function afterPush(world: World, repository: Repository): Promise<void> {
  const now = world.now();
  repository.pushedAt = now;
  repository.updatedAt = now;
  repository.defaultBranch = await settleDefaultBranch(
    repository.directory,
    repository.defaultBranch,
  );
}

export interface GitExchange {
  readonly world: World;
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly request: GitRequest;
  readonly actor: Actor | undefined;
}

/** Lets git's own HTTP backend answer, so that fetching and pushing are exactly git's. */
export function serveGit(exchange: GitExchange): Promise<number> {
  const { world, incoming, response, url, request, actor } = exchange;
  const child = spawn('git', ['http-backend'], {
    env: cgiEnvironment(incoming, url, request, actor?.user.login),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let head: Buffer | undefined = Buffer.alloc(0);
  let status = 500;
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === undefined) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = headEnd(head);
    if (end === undefined) return;
    status = writeHead(response, head.subarray(0, end[0]).toString('latin1'));
    response.write(head.subarray(end[1]));
    head = undefined;
  });
  child.stdin.on('error', () => undefined);
  incoming.pipe(child.stdin);
  return new Promise((resolve) => {
    const finish = (): void => {
      if (!response.headersSent) response.writeHead(status);
      response.end();
      resolve(status);
    };
    child.on('error', finish);
    child.on('close', () => {
      const pushed = request.rest === '/git-receive-pack' && status === 200;
      if (!pushed) finish();
      // The client may read the default branch as soon as it has the answer.
      else void afterPush(world, request.repository).then(finish, finish);
    });
  });
}
