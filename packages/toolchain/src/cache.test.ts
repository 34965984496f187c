import { readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder, makeOnce } from './cache.ts';
import { temporaryFolder } from './testing/project.ts';

test('keeps the cache where the platform keeps caches', () => {
  const home = homedir();
  expect(cacheFolder({ STAGECRAFT_CACHE: '/c', XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/c');
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/x/stagecraft');
  expect(cacheFolder({}, 'linux')).toBe(path.join(home, '.cache/stagecraft'));
  expect(cacheFolder({}, 'darwin')).toBe(path.join(home, 'Library/Caches/stagecraft'));
});

test('makes a folder once, whoever comes first, and leaves nothing unfinished', async () => {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'content');
  const make = (text: string) =>
    makeOnce(folder, (unfinished) => writeFile(path.join(unfinished, 'file'), text));
  await Promise.all([make('same'), make('same'), make('same')]);
  await makeOnce(folder, () => Promise.reject(new Error('must not be asked again')));
  expect(await readdir(parent)).toEqual(['content']);
  expect(await readFile(path.join(folder, 'file'), 'utf8')).toBe('same');
});

test('a failure leaves no folder', async () => {
  const parent = await temporaryFolder();
  const failing = makeOnce(path.join(parent, 'content'), () => Promise.reject(new Error('full')));
  await expect(failing).rejects.toThrow('full');
  expect(await readdir(parent)).toEqual([]);
});
