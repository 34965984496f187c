import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const packages = path.join(path.dirname(import.meta.dirname), 'packages');

/** What each package may import of ours: only what stands before it. */
const ORDER = ['engine', 'toolchain', 'sources', 'stand-ins', 'lifecycle', 'server', 'cli', 'web'];

/** `web` runs in a browser, so it takes nothing that needs a machine. */
const BROWSER_ONLY: Readonly<Record<string, readonly string[]>> = { web: ['engine'] };

/** Serves other programs; the toolchain is for its tests, which fetch GitHub's description. */
const LEAVES: Readonly<Record<string, readonly string[]>> = {
  'stand-ins': ['engine', 'toolchain'],
};

interface Import {
  readonly from: string;
  readonly file: string;
  readonly to: string;
}

function importsOf(name: string): Import[] {
  const folder = path.join(packages, name, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(path.join(folder, file), 'utf8');
      const found = source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
      return [...found].map(([, to = '']) => ({ from: name, file, to }));
    });
}

const all = readdirSync(packages);

test('every package has its place in the order', () => {
  expect(ORDER).toEqual(expect.arrayContaining(all));
});

test.each(all)('%s imports only what stands before it', (name) => {
  const allowed = BROWSER_ONLY[name] ?? LEAVES[name] ?? ORDER.slice(0, ORDER.indexOf(name));
  const wrong = importsOf(name).filter(({ to }) => {
    const own = /^@stagecraft\/([\w-]+)/.exec(to)?.[1];
    return own !== undefined && !allowed.includes(own);
  });
  expect(wrong).toEqual([]);
});

test('the engine is pure: no file system, no process, no network', () => {
  const impure = importsOf('engine').filter(
    ({ file, to }) => !file.endsWith('.test.ts') && to.startsWith('node:'),
  );
  expect(impure).toEqual([]);
});
