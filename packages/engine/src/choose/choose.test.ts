import { expect, test } from 'vitest';
import { checkBlueprint } from '../blueprint/parse.ts';
import { fixtureLibrary, fixtureRelease } from '../testing/fixture.ts';
import { applyChange, dependentsOf } from './change.ts';
import { featureStates } from './featureStates.ts';

const library = fixtureLibrary();

function blueprintOf(features: Record<string, Record<string, unknown>>) {
  return checkBlueprint({ stagecraft: 1, name: 'acme', features });
}

function stateOf(id: string, features: Record<string, Record<string, unknown>>, version?: string) {
  return featureStates(blueprintOf(features), library, fixtureRelease(version)).get(id);
}

test('what is chosen, what comes along, what can be added', () => {
  const features = { 'auth-git': {} };
  expect(stateOf('catalog', features)).toMatchObject({ state: 'required', requiredBy: [] });
  expect(stateOf('auth-git', features)).toMatchObject({ state: 'chosen' });
  expect(stateOf('git', features)).toMatchObject({ state: 'required', requiredBy: ['auth-git'] });
  expect(stateOf('kube', features)).toMatchObject({ state: 'available', adds: [] });
  expect(stateOf('auth-git', {})).toMatchObject({ state: 'available', adds: ['git'] });
});

test('a conflict is told on both sides, with the click that ends it', () => {
  const reason = {
    code: 'CONFLICT',
    fix: 'Remove "auth-git" first.',
    params: { feature: 'auth-old', featureTitle: 'Old sign-in', other: 'auth-git' },
    changes: [{ kind: 'remove', feature: 'auth-git' }],
  };
  expect(stateOf('auth-old', { 'auth-git': {} })).toMatchObject({
    state: 'unavailable',
    reasons: [reason],
  });
  expect(stateOf('auth-git', { 'auth-old': {} })).toMatchObject({
    state: 'unavailable',
    reasons: [{ code: 'CONFLICT', changes: [{ kind: 'remove', feature: 'auth-old' }] }],
  });
  expect(stateOf('auth-git', { 'auth-old': {}, 'auth-git': {} })).toMatchObject({
    state: 'chosen',
    reasons: [{ changes: [{ feature: 'auth-git' }, { feature: 'auth-old' }] }],
  });
});

test('a feature that needs one of several names them', () => {
  expect(stateOf('radar', {})).toMatchObject({
    state: 'unavailable',
    reasons: [
      {
        code: 'MISSING_REQUIREMENT',
        changes: [
          { kind: 'add', feature: 'git' },
          { kind: 'add', feature: 'kube' },
        ],
      },
    ],
  });
  expect(stateOf('radar', { kube: {} })?.state).toBe('available');
});

test('a release without a feature, or without its package', () => {
  expect(stateOf('radar', { kube: {} }, '1.9.0')).toMatchObject({
    state: 'unavailable',
    reasons: [
      {
        params: { range: '>=2.0.0', release: '1.9.0' },
        changes: [{ kind: 'release', release: 'latest' }],
      },
    ],
  });
  expect(stateOf('elsewhere', {})).toMatchObject({
    state: 'unavailable',
    reasons: [{ params: { package: '@x/unknown' } }],
  });
});

test('removing takes what needs it along', () => {
  const blueprint = blueprintOf({ 'auth-git': {}, git: {}, kube: {} });
  expect(dependentsOf('git', blueprint, library)).toEqual(['auth-git']);
  const without = applyChange(blueprint, { kind: 'remove', feature: 'git' }, library);
  expect(Object.keys(without.features)).toEqual(['kube']);
  expect(Object.keys(blueprint.features)).toHaveLength(3);
});

test('setting, adding and taking away options', () => {
  let blueprint = blueprintOf({});
  blueprint = applyChange(blueprint, { kind: 'add', feature: 'git', options: { a: 1 } }, library);
  const set = { kind: 'set', feature: 'git', option: 'host', value: 'x' } as const;
  blueprint = applyChange(blueprint, set, library);
  blueprint = applyChange(blueprint, { kind: 'add', feature: 'git', options: { b: 2 } }, library);
  blueprint = applyChange(blueprint, { ...set, option: 'a', value: undefined }, library);
  expect(blueprint.features).toEqual({ git: { host: 'x', b: 2 } });
  expect(applyChange(blueprint, { kind: 'release', release: '1.2.3' }, library).release).toBe(
    '1.2.3',
  );
});
