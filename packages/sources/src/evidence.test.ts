import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { listReleases, loadEvidence, loadRelease } from './release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const latest = (await listReleases(root)).at(-1) ?? '';
const folder = path.join(root, 'releases', latest, 'evidence');
const evidence = await loadEvidence(root, latest);

const MOST_BYTES = 70_000;
const WIDEST = 1280;

function entries(): [string, Evidence['features'][string]][] {
  return Object.entries(evidence?.features ?? {});
}

test('the newest release has evidence, and says so of itself', () => {
  expect(evidence?.release).toBe(latest);
  expect(entries().length).toBeGreaterThan(20);
  expect(Date.parse(evidence?.date ?? '')).toBeLessThanOrEqual(Date.now());
});

test('what is proven is a feature of the library, at the versions of the release', async () => {
  const { packages } = await loadRelease(root, latest);
  for (const [id, proven] of entries()) {
    const { packages: used = {} } = library.features.get(id) ?? {};
    const named = Object.values(used)
      .flatMap((uses) => uses ?? [])
      .map((use) => (typeof use === 'string' ? use : use.name));
    expect(library.features.has(id), id).toBe(true);
    for (const [name, version] of Object.entries(proven.packages)) {
      expect(named, id).toContain(name);
      expect(version, name).toBe(packages.get(name));
    }
  }
});

test('each probe that passed is one that the feature has, or more', () => {
  for (const [id, { probes }] of entries()) {
    const seen = probes.map(({ page, request }) => page ?? request ?? '');
    const own = (library.features.get(id)?.probes ?? []).map(({ page, request }) =>
      pathPattern(page ?? request ?? ''),
    );
    expect(
      own.some((each) => seen.some((address) => each.test(address))),
      id,
    ).toBe(true);
  }
});

/** Where a definition leaves something to an option, anything may be. */
function pathPattern(text: string): RegExp {
  const parts = text
    .split(/\{\{[^}]*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

test('pictures are there, small, and JPEG; and there is none that nobody names', async () => {
  const named = entries().flatMap(([, { picture }]) => (picture === undefined ? [] : [picture]));
  const files = await readdir(folder);
  expect(files.toSorted()).toEqual([...named, 'evidence.json'].toSorted());
  for (const name of named) {
    const bytes = await readFile(path.join(folder, name));
    expect(bytes.length, name).toBeLessThanOrEqual(MOST_BYTES);
    expect(widthOf(bytes), name).toBeLessThanOrEqual(WIDEST);
  }
});

/** A test may have its name in data that it imports from beside it. */
async function withImports(file: string): Promise<string> {
  const code = await readFile(file, 'utf8');
  const beside = [...code.matchAll(/from '(\.\/[^']+\.ts)'/g)].map(([, name = '']) => name);
  const imported = beside.map((name) => readFile(path.join(path.dirname(file), name), 'utf8'));
  return [code, ...(await Promise.all(imported))].join('\n');
}

/** Of tests and groups, also of those that are made of data: its `test`s, or its `title`s filled in. */
function testNames(code: string): string[] {
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, name = '']) => name);
  const titles = all(/\btitle: '([^']+)'/g);
  const endings = all(/\b(?:test|it)\(`\$\{[\w.]+\.title\}([^`]+)`/g);
  return [
    ...all(/\b(?:test|it|describe)\('([^']+)'/g),
    ...all(/\btest: '([^']+)'/g),
    ...endings.flatMap((ending) => titles.map((title) => title + ending)),
  ];
}

test('the tests that prove more are there', async () => {
  for (const [, { tests = [] }] of entries()) {
    for (const { file, name } of tests) {
      const code = await withImports(path.join(root, file));
      expect(testNames(code), file).toContain(name);
    }
  }
});

/** From the frame header of a JPEG: marker, length, precision, height, width. */
function widthOf(jpeg: Buffer): number {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at] !== 0xff) throw new TypeError('No JPEG');
    if ([0xc0, 0xc1, 0xc2].includes(jpeg[at + 1] ?? 0)) return jpeg.readUInt16BE(at + 7);
  }
  throw new TypeError('A JPEG without a frame');
}
