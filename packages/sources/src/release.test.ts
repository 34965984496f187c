import path from 'node:path';
import { checkBlueprint, compose, presetFeatures } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { listReleases, loadRelease } from './release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const versions = await listReleases(root);

/** What `du -s --block-size=1 node_modules` said of each preset on 1.55.0, on ext4. */
const MEASURED = {
  minimal: 1_092_419_584,
  github: 1_422_385_152,
  everything: 2_114_359_296,
};
const TOLERANCE = 0.15;

test.each(versions)('Backstage %s has a size for each package of its lockfile', async (version) => {
  const { graph, sizes } = await loadRelease(root, version);
  expect(sizes === undefined).toBe(graph === undefined);
  const unmeasured = (graph?.entries ?? [])
    .filter(({ resolution }) => resolution.includes('@npm:') && !resolution.includes('@patch:'))
    .filter(({ resolution }) => !((sizes?.get(resolution.replace('@npm:', '@')) ?? 0) > 0));
  // For other platforms, and what only those ask for.
  expect(unmeasured.length).toBeLessThan(100);
  const excused = new Set(unmeasured.flatMap(({ keys }) => keys));
  const askers = (graph?.entries ?? []).filter(
    (entry) => !unmeasured.includes(entry) && entry.dependencies.some((id) => excused.has(id)),
  );
  const lost = unmeasured.filter(
    ({ body, keys }) =>
      !/^ {2}conditions: /m.test(body) &&
      askers.some(({ dependencies }) => dependencies.some((id) => keys.includes(id))),
  );
  expect(lost.map(({ resolution }) => resolution)).toEqual([]);
});

test.each(Object.entries(MEASURED))(
  'the size of preset %s is near the truth',
  async (id, bytes) => {
    const release = await loadRelease(root, '1.55.0');
    const preset = library.presets.get(id);
    if (preset === undefined) throw new TypeError(`No preset ${id}`);
    const { features } = presetFeatures(preset, library, release);
    const blueprint = checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
    const { installedBytes = 0 } = compose(blueprint, library, release);
    expect(Math.abs(installedBytes / bytes - 1)).toBeLessThan(TOLERANCE);
  },
);
