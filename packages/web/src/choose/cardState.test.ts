import type { FeatureState } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { cardStateOf, firstRelease, sameCardState, withoutEchoes } from './cardState.ts';

function feature(id: string, more: Partial<CatalogFeature> = {}): CatalogFeature {
  const links = { docs: 'https://example.com' };
  return { id, title: id, category: 'all', summary: id, links, ...more };
}

const features = [
  feature('catalog', { always: true }),
  feature('git'),
  feature('sign-in', { requires: ['git'] }),
  feature('radar'),
];
const byId = new Map(features.map((each) => [each.id, each]));

function answer(state: FeatureState['state'], reasons: FeatureState['reasons'] = []): FeatureState {
  return { id: '', state, requiredBy: [], adds: [], reasons };
}

function reason(range: string): FeatureState['reasons'][number] {
  return {
    code: 'NOT_ON_RELEASE',
    message: range,
    fix: '',
    params: { feature: 'radar', range },
    changes: [{ kind: 'release', release: 'latest' }],
  };
}

function stateOf(id: string, chosen: Record<string, object>, state?: FeatureState) {
  return cardStateOf(byId.get(id) ?? feature(id), byId, chosen, state);
}

test('what is chosen is seen before the engine has answered', () => {
  expect(stateOf('catalog', {}).standing).toBe('always');
  expect(stateOf('sign-in', { 'sign-in': {} }, answer('available')).standing).toBe('chosen');
  expect(stateOf('git', { 'sign-in': {} }, answer('available'))).toMatchObject({
    standing: 'required',
    requiredBy: ['sign-in'],
  });
  expect(stateOf('git', { 'sign-in': {}, git: {} })).toMatchObject({
    standing: 'chosen',
    requiredBy: ['sign-in'],
  });
  expect(stateOf('sign-in', {}, answer('chosen'))).toMatchObject({
    standing: 'available',
    adds: ['git'],
  });
});

test('why something is not to be had comes from the engine', () => {
  const against = [reason('>=2.0.0')];
  expect(stateOf('radar', {}, answer('unavailable', against))).toMatchObject({
    standing: 'unavailable',
    reasons: against,
  });
  // The reason was for adding it, and it is there now.
  expect(stateOf('radar', { radar: {} }, answer('unavailable', against)).reasons).toEqual([]);
  expect(stateOf('radar', { radar: {} }, answer('chosen', against)).reasons).toEqual(against);
});

test('a card is drawn again only when it looks different', () => {
  const one = stateOf('git', { 'sign-in': {} }, answer('required'));
  expect(sameCardState(one, stateOf('git', { 'sign-in': {}, radar: {} }))).toBe(true);
  expect(sameCardState(one, stateOf('git', { 'sign-in': {}, git: {} }))).toBe(false);
});

test('what the same click mends is told once', () => {
  expect(withoutEchoes([reason('>=2.0.0'), reason('')])).toHaveLength(1);
});

test('a range that only has a beginning is a release', () => {
  expect(firstRelease(reason('>=1.54.0'))).toBe('1.54.0');
  expect(firstRelease(reason('>=1.54.0 <2'))).toBeUndefined();
});
