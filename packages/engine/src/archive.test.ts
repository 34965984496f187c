import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipComposition } from './archive.ts';
import { checkBlueprint } from './blueprint/parse.ts';
import { compose, type Composition } from './compose/compose.ts';
import { fixtureLibrary, fixtureRelease } from './testing/fixture.ts';

const library = fixtureLibrary();
const release = fixtureRelease();

function composed(name: string): Composition {
  const blueprint = checkBlueprint({ stagecraft: 1, name, features: { kube: {} } });
  return compose(blueprint, library, release);
}

const file = (content: string | Uint8Array) => ({ content, executable: false, origins: [] });

/** With a file that has nothing in it, and one that is not text. */
function composition(name: string): Composition {
  const made = composed(name);
  const noise = Uint8Array.from({ length: 99 }, (_, at) => (at * 89) % 256);
  const files = new Map(made.files).set('empty.txt', file('')).set('noise.bin', file(noise));
  return { ...made, files };
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

test('holds what the files hold', () => {
  const made = composition('acme');
  const unpacked = unzipSync(zipComposition(made));
  expect(Object.keys(unpacked)).toEqual([...made.files.keys()].map((path) => `acme/${path}`));
  for (const [path, { content }] of made.files) {
    expect(unpacked[`acme/${path}`], path).toEqual(bytesOf(content));
  }
});

test('is the same bytes whether its files were in another archive before or not', () => {
  const first = zipComposition(composition('acme'));
  zipComposition(composition('other'));
  expect(zipComposition(composition('acme'))).toEqual(first);
});

test('what does not fit into the memory for texts is packed all the same', () => {
  const made = composition('acme');
  const files = new Map([['large.txt', file('x'.repeat(2 ** 25))], ...made.files]);
  const unpacked = unzipSync(zipComposition({ ...made, files }));
  expect(unpacked['acme/large.txt']?.length).toBe(2 ** 25);
  expect(Object.keys(unpacked)).toHaveLength(files.size);
});

function zipOf(contents: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(contents).map(([path, content]) => [path, file(content)] as const);
  return zipComposition({ ...composed('acme'), files: new Map(files) });
}

/** Entries of a lockfile, so many that it is packed in parts. */
const lockfile = fc
  .tuple(fc.integer({ min: 400, max: 900 }), fc.integer())
  .map(([entries, seed]) =>
    Array.from({ length: entries }, (_, index) => entryOf(index, seed)).join('\n'),
  );

function entryOf(index: number, seed: number): string {
  const version = `${(index * 7) % 90}.${(seed ^ index) & 31}.0`;
  const name = `@acme/package-${index}`;
  return `"${name}@npm:^${version}":\n  version: ${version}\n  resolution: "${name}@npm:${version}"\n  dependencies:\n    é-${index}: "npm:^1.0.0"\n  languageName: node\n  linkType: hard\n`;
}

test('a long text is what was put in, with its check', () => {
  fc.assert(
    fc.property(lockfile, fc.string(), fc.uint8Array({ maxLength: 5000 }), (long, short, bytes) => {
      expect(long.length).toBeGreaterThan(2 ** 16);
      const zip = zipOf({ 'yarn.lock': long, 'a/b.txt': short, 'logo.png': bytes, empty: '' });
      const inside = unzipSync(zip);
      const texts = new TextDecoder('utf-8', { ignoreBOM: true });
      expect(texts.decode(inside['acme/yarn.lock'])).toBe(long);
      expect(inside['acme/a/b.txt']).toEqual(new TextEncoder().encode(short));
      expect(inside['acme/logo.png']).toEqual(new Uint8Array(bytes));
      expect(inside['acme/empty']).toEqual(new Uint8Array());
      expect(checksOf(zip)).toEqual(
        [long, short, bytes, ''].map((content) => crc32(Buffer.from(content))),
      );
    }),
    { numRuns: 20 },
  );
});

test('long texts are the same bytes, whatever was packed before', () => {
  const first = entryOf(1, 1).repeat(900);
  const again = `${first}\n${entryOf(2, 2)}`;
  const fresh = zipOf({ 'yarn.lock': again });
  zipOf({ 'yarn.lock': first });
  expect(zipOf({ 'yarn.lock': again })).toEqual(fresh);
});

test('a text without paragraphs, and one of nothing else', () => {
  for (const text of ['x'.repeat(70_000), '\n'.repeat(70_000), '\n\n\n'.repeat(30_000)]) {
    const inside = unzipSync(zipOf({ file: text }));
    expect(new TextDecoder().decode(inside['acme/file'])).toBe(text);
  }
});

/** The CRC-32 of each entry, by the archive's own list. */
function checksOf(zip: Uint8Array): number[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const checks: number[] = [];
  let at = view.getUint32(zip.length - 6, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    checks.push(view.getUint32(at + 16, true));
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return checks;
}
