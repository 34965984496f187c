import path from 'node:path';
import {
  checkBlueprint,
  portalOf,
  presetFeatures,
  resolveBlueprint,
  type PortalSketch,
} from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { loadRelease } from './release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const release = await loadRelease(root, 'latest');

function sketchOf(features: Record<string, Record<string, unknown>>): PortalSketch {
  const blueprint = checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
  return portalOf(resolveBlueprint(blueprint, library, release));
}

function sketchOfPreset(id: string): PortalSketch {
  const preset = library.presets.get(id);
  if (preset === undefined) throw new TypeError(`No preset ${id}`);
  return sketchOf({ ...presetFeatures(preset, library, release).features });
}

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title);

test.each([...library.features.keys()])('%s can be seen, or says where it acts', (id) => {
  const sketch = sketchOf({ [id]: {}, search: {} });
  const { signIn, sidebar, entityTabs, entityCards, homeWidgets, search, elsewhere } = sketch;
  const parts = [
    ...[signIn, sidebar, entityTabs, entityCards, homeWidgets, elsewhere].flat(),
    ...(search?.sources ?? []),
  ];
  expect(parts.map(({ feature }) => feature)).toContain(id);
});

test('"everything" has the sidebar of a real portal', () => {
  const sketch = sketchOfPreset('everything');
  expect(titles(sketch.sidebar)).toEqual([
    'Search',
    'Home',
    'Catalog',
    'Create',
    'APIs',
    'Carbon footprint',
    'Catalog Graph',
    'DevTools',
    'Docs',
    'Register Existing Component',
    'Tech Radar',
    'Notifications',
    'Visualizer',
    'Settings',
  ]);
  expect(titles(sketch.signIn)[0]).toBe('Guest');
  expect(titles(sketch.signIn)).toEqual(expect.arrayContaining(['GitHub', 'GitLab', 'Okta']));
  expect(sketch.search?.engine).toBe('PostgreSQL');
});

test('"minimal" has little', () => {
  const sketch = sketchOfPreset('minimal');
  expect(titles(sketch.entityTabs)).toEqual(['Overview']);
  expect(titles(sketch.sidebar)).toEqual([
    'Search',
    'Catalog',
    'Register Existing Component',
    'Settings',
  ]);
  expect(sketch.homeWidgets).toEqual([]);
});
