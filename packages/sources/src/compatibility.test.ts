import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { listReleases, loadRelease } from './release.ts';

interface Compatibility {
  readonly release: string;
  readonly features: Readonly<
    Record<string, { readonly alone: boolean; readonly packages: Readonly<Record<string, string>> }>
  >;
  readonly portals: readonly { readonly title: string; readonly passed: boolean }[];
}

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const latest = (await listReleases(root)).at(-1) ?? '';
const file = path.join(root, 'releases', latest, 'compatibility.json');
const { release, features, portals } = JSON.parse(await readFile(file, 'utf8')) as Compatibility;

test('no feature is offered that did not pass its proof on the newest release', () => {
  expect(release).toBe(latest);
  const unproven = [...library.features.keys()].filter((id) => features[id]?.alone !== true);
  expect(unproven).toEqual([]);
});

test('what passed is of the versions of the release', async () => {
  const { packages } = await loadRelease(root, latest);
  for (const { packages: seen } of Object.values(features)) {
    for (const [name, version] of Object.entries(seen)) {
      expect(version, name).toBe(packages.get(name) ?? 'of this repository');
    }
  }
});

test('every preset was seen whole', () => {
  const passed = portals.filter((each) => each.passed).map(({ title }) => title);
  for (const id of library.presets.keys()) expect(passed).toContain(`preset: ${id}`);
});
