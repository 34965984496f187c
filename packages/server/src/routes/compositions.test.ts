import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseBlueprint, compose, shareBlueprint } from '@stagecraft/engine';
import { writeZip } from '@stagecraft/lifecycle';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { runOrThrow } from '@stagecraft/toolchain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestSchema, type Manifest } from '../compositions/manifest.ts';
import {
  BLUEPRINT,
  BLUEPRINT_YAML,
  REPOSITORY,
  startTestServer,
  type TestServer,
} from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => (server = await startTestServer({ mode: 'public' })));
afterAll(() => server.close());

const shared = shareBlueprint(BLUEPRINT);

const post = (url: string, payload: object | string) =>
  server.raw({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': typeof payload === 'string' ? 'text/yaml' : 'application/json' },
  });

async function manifest(query = ''): Promise<Manifest> {
  const response = await post(`/api/v1/compositions${query}`, { blueprint: BLUEPRINT });
  expect(response.statusCode).toBe(200);
  return manifestSchema.strict().parse(response.json());
}

test('a manifest says what comes of a blueprint', async () => {
  const made = await manifest();
  expect(made.project).toEqual({
    name: 'acme-portal',
    title: 'Acme',
    organization: 'Acme',
    release: expect.stringMatching(/^\d/) as string,
  });
  expect(made.features.find(({ id }) => id === 'github')?.options).toMatchObject({
    organization: 'acme',
    host: 'github.com',
  });
  expect(made.files.map(({ path: file }) => file)).toContain('stagecraft.yaml');
  expect(made.files.every(({ content }) => content === undefined)).toBe(true);
  expect(made.environment.map(({ name }) => name)).toContain('GITHUB_TOKEN');
  expect(made.installedPackages).toBeGreaterThan(1000);
  expect(made.warnings.map(({ code }) => code)).toEqual(['NO_PRODUCTION_SIGN_IN']);
  expect(made.portal).toMatchObject({ title: 'Acme' });
  expect(made.command).toMatch(/^npx stagecraft create acme-portal .*github\.organization=acme/);
  expect(made.share).toBe(shared);
});

test('the same by JSON, by YAML and by share link', async () => {
  const json = await post('/api/v1/compositions', { blueprint: BLUEPRINT });
  const yaml = await post('/api/v1/compositions', BLUEPRINT_YAML);
  const link = await server.raw({ url: `/api/v1/compositions?b=${shared}` });
  expect(yaml.json()).toEqual(json.json());
  expect(link.json()).toEqual(json.json());
  expect(link.headers['etag']).toBe(json.headers['etag']);
});

test('contents of the files that are asked for', async () => {
  const { files } = await manifest('?files=stagecraft.yaml,packages/app/public/favicon.ico');
  const given = files.filter(({ content }) => content !== undefined);
  expect(given.map(({ path: file, encoding }) => [file, encoding])).toEqual([
    ['packages/app/public/favicon.ico', 'base64'],
    ['stagecraft.yaml', 'utf8'],
  ]);
  expect(given[1]?.content).toContain('organization: acme');
  for (const { bytes, content = '', encoding } of given) {
    expect(Buffer.from(content, encoding).length).toBe(bytes);
  }
});

test('all contents but the largest', async () => {
  const { files } = await manifest('?files=*');
  const left = files.filter(({ content }) => content === undefined);
  expect(left.map(({ path: file }) => file)).toEqual([
    expect.stringMatching(/^\.yarn\/releases\/yarn-/) as string,
    'yarn.lock',
  ]);
});

test.each([
  ['?files=../package.json', 'UNKNOWN_FILE', 422],
  ['?files=/etc/passwd', 'UNKNOWN_FILE', 422],
  [`?files=${'x'.repeat(9000)}`, 'INVALID_FIELD', 400],
  ['?file=*', 'UNKNOWN_FIELD', 400],
  ['?files=a&files=b', 'INVALID_FIELD', 400],
])('%.40s is refused', async (query, code, status) => {
  const response = await post(`/api/v1/compositions${query}`, { blueprint: BLUEPRINT });
  expect(response.statusCode).toBe(status);
  expect(response.json()).toMatchObject({ code, status });
});

test('errors say where they are: line and column of a text, path of data', async () => {
  const text = await post('/api/v1/compositions', 'stagecraft: 1\nname: A\nfeatures:\n  gti: {}\n');
  expect(text.json<{ errors: object[] }>().errors).toEqual([
    expect.objectContaining({
      code: 'INVALID_FIELD',
      path: ['name'],
      position: { line: 2, column: 1 },
    }),
  ]);
  const data = await post('/api/v1/compositions', {
    blueprint: { ...BLUEPRINT, features: { gti: {}, github: { hots: 'x' } } },
  });
  expect(data.json<{ errors: object[] }>().errors).toEqual([
    expect.objectContaining({ code: 'UNKNOWN_FEATURE', path: ['features', 'gti'] }),
    expect.objectContaining({ code: 'UNKNOWN_OPTION', path: ['features', 'github', 'hots'] }),
  ]);
  const json = await server.raw({
    method: 'POST',
    url: '/api/v1/compositions',
    payload: '{\n  "blueprint": {,}\n}',
    headers: { 'content-type': 'application/json' },
  });
  expect(json.json()).toMatchObject({ errors: [{ position: { line: 2, column: 17 } }] });
});

test('an archive is the same bytes as that of the command line', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-zip-'));
  try {
    const [library, release] = await Promise.all([
      loadLibrary(REPOSITORY),
      loadRelease(REPOSITORY, 'latest'),
    ]);
    const { blueprint } = parseBlueprint(BLUEPRINT_YAML);
    const file = path.join(folder, 'of-the-library.zip');
    await writeZip({ composition: compose(blueprint, library, release), file });
    const wanted = await readFile(file);
    // The command itself, in a process of its own.
    await writeFile(path.join(folder, 'bp.yaml'), BLUEPRINT_YAML);
    const cli = path.join(REPOSITORY, 'packages', 'cli', 'src', 'main.ts');
    await runOrThrow({
      command: process.execPath,
      args: [cli, 'create', '--blueprint', 'bp.yaml', '--zip', 'of-the-command.zip'],
      cwd: folder,
      env: { STAGECRAFT_CACHE: process.env['STAGECRAFT_CACHE'] },
    });
    expect(await readFile(path.join(folder, 'of-the-command.zip'))).toEqual(wanted);
    for (const response of [
      await post('/api/v1/projects.zip', { blueprint: BLUEPRINT }),
      await post('/api/v1/projects.zip', BLUEPRINT_YAML),
      await server.raw({ url: `/api/v1/projects.zip?b=${shared}` }),
      await server.raw({ url: `/zip?b=${shared}` }),
    ]) {
      expect(response.statusCode).toBe(200);
      expect(response.headers).toMatchObject({
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="acme-portal.zip"',
        'content-length': String(wanted.length),
      });
      expect(response.rawPayload.equals(wanted)).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('names in an archive are safe, and none is a link', async () => {
  const { presets } = (await server.raw({ url: '/api/v1/presets' })).json<{
    presets: { features: object }[];
  }>();
  for (const { features } of presets) {
    const { rawPayload } = await post('/api/v1/projects.zip', {
      blueprint: { stagecraft: 1, name: 'acme', features },
    });
    const entries = entriesOf(rawPayload);
    expect(entries.length).toBeGreaterThan(50);
    expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(entries.length);
    for (const { name, mode } of entries) {
      expect(name).toMatch(/^acme\/[^/]/);
      expect(name).not.toMatch(/\\|\0|(^|\/)\.\.?(\/|$)|\/\/|:|\/\.git(\/|$)/);
      expect([0o100644, 0o100755]).toContain(mode);
    }
  }
});

/** Name and Unix mode of each entry, by the archive's own list. */
function entriesOf(zip: Buffer): { name: string; mode: number }[] {
  const entries: { name: string; mode: number }[] = [];
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    );
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + name),
      mode: zip.readUInt16LE(at + 40),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

test('an archive of a share link is sent once', async () => {
  const first = await server.raw({ url: `/zip?b=${shared}` });
  const etag = String(first.headers['etag']);
  const again = await server.raw({ url: `/zip?b=${shared}`, headers: { 'if-none-match': etag } });
  expect({ status: again.statusCode, bytes: again.rawPayload.length }).toEqual({
    status: 304,
    bytes: 0,
  });
  const head = await server.raw({ method: 'HEAD', url: `/zip?b=${shared}` });
  expect(head.headers).toMatchObject({ etag, 'content-length': first.headers['content-length'] });
  expect(head.rawPayload.length).toBe(0);
});

test('what is made anew on asking is never "not modified"', async () => {
  const first = await post('/api/v1/compositions', { blueprint: BLUEPRINT });
  const again = await server.raw({
    method: 'POST',
    url: '/api/v1/compositions',
    payload: { blueprint: BLUEPRINT },
    headers: { 'if-none-match': String(first.headers['etag']) },
  });
  expect(again.statusCode).toBe(200);
  expect(again.headers['cache-control']).toBe('no-store');
});

test.each([
  ['', 'MISSING_FIELD', 400],
  ['?b=', 'SHARE_LINK_INVALID', 400],
  ['?b=xyz', 'SHARE_LINK_INVALID', 400],
  [`?b=${shared.slice(0, -4)}`, 'SHARE_LINK_INVALID', 400],
  [`?b=9${shared.slice(1)}`, 'SHARE_LINK_NEWER', 400],
  [`?b=${'1'.repeat(8300)}`, 'SHARE_LINK_TOO_LARGE', 414],
  [`?b=${'1'.repeat(12_000)}`, 'URL_TOO_LONG', 414],
  [`?b=${shared}&x=1`, 'UNKNOWN_FIELD', 400],
  [`?b=${shared}&b=${shared}`, 'INVALID_FIELD', 400],
])('GET /zip%.30s is refused', async (query, code, status) => {
  const response = await server.raw({ url: `/zip${query}` });
  expect(response.json()).toMatchObject({ code, status });
  expect(response.statusCode).toBe(status);
});

test('an address that is no address is refused before it is routed', async () => {
  const response = await server.raw({ url: '/api/v1/features/%zz' });
  expect(response.json()).toMatchObject({ code: 'URL_INVALID', status: 400 });
});
