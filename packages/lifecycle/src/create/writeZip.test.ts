import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallComposition } from '../testing/composition.ts';
import { writeZip } from './writeZip.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-zip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('writes an archive and nothing beside it', async () => {
  const file = path.join(folder, 'small.zip');
  const { bytes } = await writeZip({ composition: smallComposition(), file });
  const content = await readFile(file);
  expect(content.length).toBe(bytes);
  expect(content.subarray(0, 2).toString()).toBe('PK');
  expect(await readdir(folder)).toEqual(['small.zip']);
});

test('never replaces a file', async () => {
  const file = path.join(folder, 'small.zip');
  await writeFile(file, 'mine');
  const writing = writeZip({ composition: smallComposition(), file });
  await expect(writing).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('says that the folder is missing', async () => {
  const file = path.join(folder, 'no/small.zip');
  const writing = writeZip({ composition: smallComposition(), file });
  await expect(writing).rejects.toMatchObject({ code: 'PARENT_MISSING' });
});
