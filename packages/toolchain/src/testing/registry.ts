import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create } from 'tar';

export interface TestRegistry {
  readonly url: string;
  /** Paths that were asked for. */
  readonly requests: string[];
  /** Publishes a package made of `files`; `modes` marks programs. Returns its integrity. */
  publish(name: string, version: string, files: Record<string, string>): Promise<string>;
  publishArchive(name: string, version: string, archive: Buffer, integrity?: string): string;
  close(): Promise<void>;
}

export function integrityOf(data: Buffer): string {
  return `sha512-${createHash('sha512').update(data).digest('base64')}`;
}

export async function makeArchive(files: Record<string, string>): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-archive-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'package', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const archive = path.join(folder, 'package.tgz');
  await create({ file: archive, cwd: folder, gzip: true }, ['package']);
  return await readFile(archive);
}

/** A server that speaks as much of npm's registry protocol as the npm client needs. */
export async function startRegistry(): Promise<TestRegistry> {
  const packages = new Map<string, Map<string, { archive: Buffer; integrity: string }>>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(request.url ?? '').slice(1);
    requests.push(asked);
    const [name = '', file] = asked.split('/-/');
    const versions = packages.get(name);
    if (versions === undefined) {
      response.writeHead(404).end('{"error":"not found"}');
    } else if (file === undefined) {
      const entries = [...versions].map(([version, { integrity }]) => {
        const dist = { integrity, tarball: `${url}/${name}/-/${version}.tgz` };
        return [version, { name, version, dist }] as const;
      });
      const latest = entries.at(-1)?.[0];
      const body = { name, 'dist-tags': { latest }, versions: Object.fromEntries(entries) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    } else {
      response.end(versions.get(file.replace(/\.tgz$/, ''))?.archive);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const publishArchive: TestRegistry['publishArchive'] = (name, version, archive, integrity) => {
    const versions = packages.get(name) ?? new Map<string, never>();
    const declared = integrity ?? integrityOf(archive);
    packages.set(name, versions.set(version, { archive, integrity: declared }));
    return declared;
  };
  return {
    url,
    requests,
    publishArchive,
    async publish(name, version, files) {
      const manifest = JSON.stringify({ name, version });
      return publishArchive(
        name,
        version,
        await makeArchive({ 'package.json': manifest, ...files }),
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
