import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLibraryPackages, readOwnPlugins } from './library-packages.ts';

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'stagecraft-library-'));
});
afterEach(() => rmSync(repository, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
  writeFileSync(path.join(repository, file), text);
}

function writePlugin(folder: string, dependencies: Record<string, string> = {}): void {
  write(`plugins/${folder}/package.json`, JSON.stringify({ name: `@own/${folder}`, dependencies }));
}

test('plugins are those that features name, and what these import', () => {
  writePlugin('tab', { '@own/common': '^0.1.0', react: '^18.0.0' });
  writePlugin('common', { '@own/types': '^0.1.0' });
  writePlugin('types');
  writePlugin('backend', { '@own/types': '^0.1.0' });
  writePlugin('nobody-names-it', { '@own/types': '^0.1.0' });
  write('features/a/tab/feature.yaml', 'plugins: [tab]');
  write('features/a/backend/feature.yaml', 'plugins: [{ name: backend, when: {} }]');
  expect(readOwnPlugins(repository).map(({ location }) => location)).toEqual([
    'plugins/backend',
    'plugins/common',
    'plugins/tab',
    'plugins/types',
  ]);
});

test('packages are those of all features and of the list of extra ones', () => {
  write('features/a/one/feature.yaml', 'packages: { app: [b, { name: a }] }');
  write('features/b/two/feature.yaml', 'packages: { app: [a], backend: [c] }');
  write('scripts/release/extra-packages.yaml', 'packages: { backend: [d] }');
  expect(readLibraryPackages(repository)).toEqual({
    root: [],
    app: ['a', 'b'],
    backend: ['c', 'd'],
  });
});
