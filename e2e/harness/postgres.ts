import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Postgres {
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

/** A PostgreSQL server of its own, on a free port, gone with all its data when it is stopped. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPrograms();
  const folder = mkdtempSync(path.join(tmpdir(), 'stagecraft-postgres-'));
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? serverUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const run = (program: string, ...args: string[]) =>
    execFileSync(path.join(bin, program), args, { cwd: folder, stdio: 'ignore', ...user });
  run('initdb', '-D', `${folder}/data`, '-U', 'backstage', '--auth=trust', '--encoding=UTF8');
  const options = `-p ${port} -h 127.0.0.1 -k ${folder}`;
  run('pg_ctl', '-D', `${folder}/data`, '-o', options, '-w', 'start');
  return {
    environment: {
      POSTGRES_HOST: '127.0.0.1',
      POSTGRES_PORT: String(port),
      POSTGRES_USER: 'backstage',
      POSTGRES_PASSWORD: 'any',
    },
    stop() {
      run('pg_ctl', '-D', `${folder}/data`, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps the server's programs out of the path. */
function findPrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted().toReversed() : [];
  const found = versions
    .map((version) => path.join(root, version, 'bin'))
    .find((folder) => existsSync(path.join(folder, 'initdb')));
  if (found !== undefined) return found;
  const inPath = spawnSync('which', ['initdb'], { encoding: 'utf8' }).stdout.trim();
  if (inPath === '') throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return path.dirname(inPath);
}

function serverUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
