import { expect, test } from 'vitest';
import { parseLockfile, sizeReached, walkLockfile } from './index.ts';
import { rootManifest, sampleLockfile } from './sample.ts';

const graph = parseLockfile(sampleLockfile);

function sizeOf(dependencies: Record<string, string>, sizes: ReadonlyMap<string, number>): number {
  const walk = walkLockfile(graph, [
    { location: '.', manifest: rootManifest },
    { location: 'packages/one', manifest: { name: 'one', version: '0.1.0', dependencies } },
  ]);
  return sizeReached(walk, sizes);
}

test('adds up what is reached, a patched package once', () => {
  const resolve = graph.entries.find(({ name }) => name === 'resolve');
  const sizes = new Map([
    ['@scope/chart@2.1.0', 1000],
    ['@scope/color@1.2.3', 200],
    [`resolve@${resolve?.version}`, 30],
    ['unreached@1.0.0', 4],
  ]);
  expect(sizeOf({ '@scope/color': '^1.0.0' }, sizes)).toBe(200);
  expect(sizeOf({ '@scope/chart': '^2.0.0' }, sizes)).toBe(1230);
});

test('counts a package without a size as nothing, and looks again when the sizes are others', () => {
  const color = { '@scope/color': '^1.0.0' };
  expect(sizeOf(color, new Map())).toBe(0);
  expect(sizeOf(color, new Map([['@scope/color@1.2.3', 7]]))).toBe(7);
});
