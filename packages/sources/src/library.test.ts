import path from 'node:path';
import {
  checkBlueprint,
  compose,
  optionsOf,
  presetFeatures,
  StagecraftError,
  type Composition,
  type Library,
  type Release,
} from '@stagecraft/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { listReleases, loadRelease } from './release.ts';
import { selections, shuffled, type Features } from './testing/selections.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library: Library = await loadLibrary(root);
const releases = await listReleases(root);
let latest: Release;

beforeAll(async () => {
  latest = await loadRelease(root, 'latest');
});

function composed(features: Features, release = latest): Composition {
  return compose(
    checkBlueprint({ stagecraft: 1, name: 'acme-portal', features }),
    library,
    release,
  );
}

/** Undefined when the features can't go together, which is no defect. */
function composedIfValid(features: Features): Composition | undefined {
  try {
    return composed(features);
  } catch (error) {
    const valid = ['CONFLICT', 'MISSING_REQUIREMENT'];
    if (error instanceof StagecraftError && valid.includes(error.code)) return undefined;
    throw error;
  }
}

/** The first example of each option, as a person sees it in the form. */
function examplesOf(id: string): Record<string, unknown> {
  const feature = library.features.get(id);
  const given = feature === undefined ? [] : optionsOf(feature);
  return Object.fromEntries(
    given
      .filter(({ schema }) => schema.default === undefined && schema.examples !== undefined)
      .map(({ name, schema }) => [name, schema.examples?.[0]]),
  );
}

describe('the library', () => {
  test('has the features and presets that are promised', () => {
    const promised = `software-catalog software-templates techdocs api-docs catalog-graph org home
      user-settings search search-techdocs search-stack-overflow search-confluence kubernetes
      notifications mcp permissions auth-guest auth-github github github-actions tech-radar sonarqube
      jenkins gitlab auth-gitlab`.split(/\s+/);
    expect([...library.features.keys()]).toEqual(expect.arrayContaining(promised));
    expect([...library.presets.keys()].toSorted()).toEqual([
      'everything',
      'github',
      'gitlab',
      'minimal',
    ]);
  });

  test('"everything" is all that goes together', () => {
    const { features = {} } = library.presets.get('everything') ?? {};
    const optional = [...library.features.values()].filter(({ always }) => always !== true);
    const conflicts = (a: string, b: string) =>
      library.features.get(a)?.conflicts?.some(({ feature }) => feature === b) === true;
    const left = optional.filter(({ id }) => !(id in features));
    for (const { id, signIn } of left) {
      const others = Object.keys(features).filter(
        (each) => conflicts(id, each) || conflicts(each, id),
      );
      // A proxy in front of the portal would hide all other ways to sign in.
      expect(signIn?.proxy === true || others.length > 0, id).toBe(true);
    }
  });

  test.each([...library.features.keys()])('%s composes alone, and says how it is proven', (id) => {
    const feature = library.features.get(id);
    const variants = [composed({ [id]: {} }), composed({ [id]: examplesOf(id) })];
    const proven = variants.flatMap(({ probes }) => probes.map((probe) => probe.feature));
    expect(variants.every(({ selection }) => selection.chosen.has(id))).toBe(true);
    const isPage = (feature?.packages?.app ?? []).length > 0;
    if (isPage) expect(proven).toContain(id);
  });
});

describe.each(releases)('Backstage %s', (version) => {
  test.each([...library.presets.values()])('composes preset $id', async (preset) => {
    const release = await loadRelease(root, version);
    const { features } = presetFeatures(preset, library, release);
    const { files } = compose(
      checkBlueprint({ stagecraft: 1, name: 'acme-portal', features }),
      library,
      release,
    );
    expect(files.get('backstage.json')?.content).toContain(`"${version}"`);
  });

  test('keeps nothing of what is not chosen', async () => {
    const release = await loadRelease(root, version);
    expectNoTrace(composed({}, release));
  });
});

/** Comparing three megabytes of yarn one by one is what `toEqual` would do. */
function isSame(a: string | Uint8Array | undefined, b: string | Uint8Array): boolean {
  if (typeof b === 'string' || !(a instanceof Uint8Array)) return a === b;
  return Buffer.compare(a, b) === 0;
}

/** No package of a feature that is not chosen is named in any file. */
function expectNoTrace(composition: Composition): void {
  const { chosen } = composition.selection;
  const used = new Set(composition.packages.map(({ name }) => name));
  const foreign = [...library.features.values()]
    .filter(({ id }) => !chosen.has(id))
    .flatMap(({ packages = {} }) => Object.values(packages).flatMap((uses) => uses ?? []))
    .filter((use) => typeof use === 'string' || use.shared !== true)
    .map((use) => (typeof use === 'string' ? use : use.name))
    .filter((name) => !used.has(name));
  const text = [...composition.files]
    // A plugin of ours is there with what it imports.
    .filter(([file]) => file !== 'yarn.lock' && !/^(\.yarn|plugins)\//.test(file))
    .map(([, { content }]) => (typeof content === 'string' ? content : ''))
    .join('\n');
  // A name ends with a quote or a slash: plugin-search is not plugin-search-react.
  const found = foreign.filter(
    (name) => text.includes(`'${name}'`) || text.includes(`"${name}"`) || text.includes(`${name}/`),
  );
  expect(found).toEqual([]);
}

test('200 random selections: the same bytes in any order, and no trace of the rest', () => {
  let valid = 0;
  fc.assert(
    fc.property(
      selections(library).chain((features) => fc.tuple(fc.constant(features), shuffled(features))),
      ([features, reordered]) => {
        const first = composedIfValid(features);
        fc.pre(first !== undefined);
        valid += 1;
        const second = composed(reordered);
        expect(second.files.size).toBe(first.files.size);
        for (const [file, { content, origins }] of first.files) {
          const again = second.files.get(file);
          expect(isSame(again?.content, content), file).toBe(true);
          expect(again?.origins, file).toEqual(origins);
        }
        expectNoTrace(first);
      },
    ),
    { numRuns: 200 },
  );
  expect(valid).toBeGreaterThanOrEqual(200);
}, 300_000);
