import path from 'node:path';
import {
  applyChange,
  checkBlueprint,
  compose,
  decodeData,
  dependentsOf,
  encodeData,
  featureStates,
  parseLockfile,
  readSharedBlueprint,
  resolveBlueprint,
  shareBlueprint,
  StagecraftError,
  StagecraftErrors,
  type Blueprint,
  type BlueprintChange,
  type FeatureState,
  type Library,
  type Release,
} from '@stagecraft/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { listReleases, loadRelease } from './release.ts';
import { selections } from './testing/selections.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const latest = await loadRelease(root, 'latest');
const [oldest = ''] = await listReleases(root);
const releases = [latest, await loadRelease(root, oldest)];

const RULES = ['NOT_ON_RELEASE', 'CONFLICT', 'MISSING_REQUIREMENT'];

function blueprintOf(features: Record<string, unknown>): Blueprint {
  return checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
}

/** The rules that a blueprint breaks, each with the features that it is about. */
function broken(blueprint: Blueprint, release: Release, from: Library = library): string[] {
  try {
    resolveBlueprint(blueprint, from, release);
    return [];
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    const errors = error instanceof StagecraftErrors ? error.errors : [error];
    return errors
      .filter(({ code }) => RULES.includes(code))
      .map(({ code, params }) => [code, params['feature'], params['other']].join(' '));
  }
}

/** A library with more conflicts and companions than the real one has. */
function strictLibrary(): Library {
  const features = new Map(library.features);
  const change = (id: string, more: object) => {
    const feature = features.get(id);
    if (feature !== undefined) features.set(id, { ...feature, ...more });
  };
  change('jenkins', { conflicts: [{ feature: 'github-actions', because: 'there is one place.' }] });
  change('gitlab', { conflicts: [{ feature: 'github', because: 'there is one host.' }] });
  change('search-confluence', { requiresOneOf: ['github', 'gitlab'] });
  change('kubernetes', { requires: ['permissions'], releases: '>=1.50.0' });
  return { ...library, features };
}

const libraries = [library, strictLibrary()];

/** By index, since a counterexample is printed. */
const situations = fc.record({
  features: selections(library),
  on: fc.nat(releases.length - 1),
  of: fc.nat(libraries.length - 1),
});

interface Situation {
  readonly features: Record<string, Record<string, unknown>>;
  readonly on: number;
  readonly of: number;
}

function situation({ features, on, of }: Situation) {
  const [release, from] = [releases[on] ?? latest, libraries[of] ?? library];
  const blueprint = blueprintOf(features);
  return { blueprint, release, from, states: featureStates(blueprint, from, release) };
}

function isMember(state: FeatureState['state'] | undefined): boolean {
  return state === 'chosen' || state === 'required';
}

describe('the states of features', () => {
  test('say what can be added: adding it breaks no rule that was not broken before', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const { blueprint, release, from, states } = situation(drawn);
        const before = broken(blueprint, release, from);
        for (const [id, { state, adds, reasons }] of states) {
          if (isMember(state)) continue;
          const after = applyChange(blueprint, { kind: 'add', feature: id }, from);
          const more = broken(after, release, from).filter((rule) => !before.includes(rule));
          if (before.length === 0) expect(more.length > 0, id).toBe(state === 'unavailable');
          expect(reasons.length > 0, id).toBe(state === 'unavailable');
          const then = featureStates(after, from, release);
          for (const added of adds) expect(then.get(added)?.state).toBe('required');
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('say what mends it: after any of the changes, that reason is gone', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const { blueprint, release, from, states } = situation(drawn);
        for (const [id, { state, reasons }] of states) {
          for (const { code, params, changes } of reasons) {
            for (const change of changes) {
              const on = change.kind === 'release' ? latest : release;
              const after = featureStates(applyChange(blueprint, change, from), from, on).get(id);
              // Removed, it is no longer in the way.
              if (isMember(state) && !isMember(after?.state)) continue;
              const left = (after?.reasons ?? []).filter(
                (one) =>
                  one.code === code &&
                  one.params['feature'] === params['feature'] &&
                  one.params['other'] === params['other'],
              );
              expect(left, `${id} ${JSON.stringify(change)}`).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('say what is locked: only what nothing needs goes alone', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const { blueprint, release, from, states } = situation(drawn);
        for (const [id, { state, requiredBy }] of states) {
          if (!isMember(state)) continue;
          const gone = dependentsOf(id, blueprint, from);
          const always = from.features.get(id)?.always === true;
          expect(state, id).toBe(always || gone.length > 0 ? 'required' : 'chosen');
          if (!always) expect(gone).toEqual(expect.arrayContaining([...requiredBy]));
          const after = applyChange(blueprint, { kind: 'remove', feature: id }, from);
          const left = [...featureStates(after, from, release).values()]
            .filter((each) => isMember(each.state))
            .map((each) => each.id);
          expect(left.filter((each) => gone.includes(each))).toEqual([]);
          expect(left.includes(id)).toBe(always);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('are there where the blueprint is wrong elsewhere', () => {
    const { features = {} } = library.presets.get('everything') ?? {};
    const wrong = blueprintOf({ ...features, nothing: {}, github: { organization: 7, x: [] } });
    expect(featureStates(wrong, library, latest).size).toBe(library.features.size);
  });
});

test.each(releases)(
  'a warning on Backstage $version is mended by each of its changes',
  (release) => {
    for (const features of [{}, { 'auth-guest': {} }]) {
      const blueprint = { ...blueprintOf(features), release: release.version };
      const { warnings } = compose(blueprint, library, release);
      expect(warnings.length).toBeGreaterThan(0);
      for (const { code, changes } of warnings) {
        expect(changes.length, code).toBeGreaterThan(0);
        for (const change of changes) {
          const then = change.kind === 'release' ? latest : release;
          const after = compose(applyChange(blueprint, change, library), library, then);
          expect(after.warnings.map((warning) => warning.code)).not.toContain(code);
        }
      }
    }
  },
);

test('sign-in that goes with what is chosen is offered first, guests last', () => {
  const { warnings } = compose(blueprintOf({ gitlab: {} }), library, latest);
  const changes = warnings.find(({ code }) => code === 'NO_SIGN_IN')?.changes ?? [];
  expect(changes.map((change: BlueprintChange) => 'feature' in change && change.feature)).toEqual([
    'auth-gitlab',
    'auth-github',
    'auth-guest',
  ]);
});

describe('a shared blueprint', () => {
  const { features: all = {} } = library.presets.get('everything') ?? {};
  const { features: few = {} } = library.presets.get('minimal') ?? {};

  test('of everything, with options, has less than 600 characters', () => {
    const blueprint = checkBlueprint({
      stagecraft: 1,
      name: 'department-of-things',
      title: 'Hub of the department of things',
      organization: 'Department of Things',
      release: '1.55.0',
      features: {
        ...all,
        github: { organization: 'department-of-things', host: 'git.things.example' },
        'auth-github': { firstUser: 'katherine-j' },
        sonarqube: { baseUrl: 'https://quality.things.example' },
        kubernetes: { clusterUrl: 'https://k8s.things.example:6443', clusterName: 'blue' },
        'search-confluence': { baseUrl: 'https://things.atlassian.net/wiki', spaces: ['DOCS'] },
      },
    });
    expect(shareBlueprint(blueprint).length).toBeLessThan(600);
    expect(readSharedBlueprint(shareBlueprint(blueprint))).toEqual(blueprint);
  });

  test('of the smallest preset has less than 120', () => {
    const blueprint = { ...blueprintOf(few), title: 'Hub of the department of things' };
    expect(shareBlueprint(blueprint).length).toBeLessThan(120);
  });

  test('of any selection is read back, and short', () => {
    fc.assert(
      fc.property(selections(library), (features) => {
        const blueprint = blueprintOf(features);
        const shared = shareBlueprint(blueprint);
        expect(readSharedBlueprint(shared)).toEqual(blueprint);
        // Even of most of the library, with many options, it fits where addresses are limited.
        expect(shared.length).toBeLessThan(4_000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('on the wire', () => {
  test('the library and a release with its lockfile come as they are, and compose the same', () => {
    const sent = decodeData(encodeData({ library, release: latest })) as {
      library: Library;
      release: Release;
    };
    const blueprint = blueprintOf(library.presets.get('everything')?.features ?? {});
    const [here, there] = [
      compose(blueprint, library, latest),
      compose(blueprint, sent.library, sent.release),
    ];
    expect([...there.files.keys()]).toEqual([...here.files.keys()]);
    for (const [file, { content }] of here.files) {
      const again = there.files.get(file)?.content ?? '';
      const same =
        typeof content === 'string'
          ? again === content
          : Buffer.compare(content, Buffer.from(again as Uint8Array)) === 0;
      expect(same, file).toBe(true);
    }
    expect(sent.release.graph).toEqual(latest.graph);
  });

  test('a release comes back with its lockfile as text', () => {
    const { graph, ...rest } = latest;
    const lockfile =
      graph === undefined
        ? ''
        : `${graph.header}${graph.entries.map(({ head, body }) => `\n${head}${body}`).join('')}`;
    const release = decodeData(encodeData(rest)) as Release;
    expect(parseLockfile(lockfile).entries.length).toBe(graph?.entries.length);
    expect(release.base.size).toBe(latest.base.size);
  });
});
