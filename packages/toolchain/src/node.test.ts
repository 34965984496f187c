import { expect, test } from 'vitest';
import { chooseVersion, ensureNode, findNode } from './node.ts';

test('takes our own Node when it fits, and asks it for its version', async () => {
  const node = await findNode(`>=${process.versions.node}`);
  expect(node?.version).toBe(process.versions.node);
  expect(await ensureNode('>=22')).toMatchObject({ version: process.versions.node });
});

test('finds none for a range that none satisfies; refuses what is not a range', async () => {
  expect(await findNode('99')).toBeUndefined();
  await expect(findNode('latest please')).rejects.toMatchObject({ code: 'INVALID_RANGE' });
});

test('prefers the newest of the long-term line', () => {
  const versions = ['22.1.0', '24.1.0', '24.10.0', '24.9.0', '26.1.0', '24.11.0-rc.1'];
  expect(chooseVersion(versions, '22 || 24')).toBe('24.10.0');
  expect(chooseVersion(versions, '>=22')).toBe('24.10.0');
  expect(chooseVersion(versions, '22')).toBe('22.1.0');
  expect(chooseVersion(versions, '18')).toBeUndefined();
});
