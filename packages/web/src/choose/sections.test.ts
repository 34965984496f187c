import { expect, test } from 'vitest';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { sectionsOf } from './sections.ts';
import { sectionState, startProblems } from './sectionStates.ts';

const categories = ['core', 'ci', 'empty'].map((id) => ({ id, title: id, summary: id }));
const features = (
  [
    ['home', 'core'],
    ['graph', 'core'],
    ['jenkins', 'ci'],
  ] as const
).map(([id, category]): CatalogFeature => ({
  id,
  category,
  title: id,
  summary: id,
  links: { docs: 'https://example.com' },
}));

function ids(found?: readonly string[]) {
  return sectionsOf(categories, features, found).map(({ category, features: shown }) => [
    category.id,
    ...shown.map(({ id }) => id),
  ]);
}

test('features stand in their categories, those without any are left out', () => {
  expect(ids()).toEqual([
    ['core', 'home', 'graph'],
    ['ci', 'jenkins'],
  ]);
});

test('what was found best comes first, with its category', () => {
  expect(ids(['jenkins', 'graph', 'home'])).toEqual([
    ['ci', 'jenkins'],
    ['core', 'graph', 'home'],
  ]);
  expect(ids(['graph'])).toEqual([['core', 'graph']]);
  expect(ids([])).toEqual([]);
});

test('a section counts what is chosen and what is still open in it', () => {
  const members = new Map([['home', []]]);
  const attention = new Map([
    ['home', { missing: 1, wrong: 1 }],
    ['jenkins', { missing: 1, wrong: 0 }],
  ]);
  const core = features.filter(({ category }) => category === 'core');
  expect(sectionState(core, members, attention)).toEqual({ chosen: 1, open: 2 });
});

test('what is asked for at the start is told from what features ask for', () => {
  const problem = (...path: string[]) => ({ code: 'X', message: '', fix: '', path });
  expect(
    startProblems([
      problem('name'),
      problem('features', 'home'),
      { ...problem(), path: undefined },
    ]),
  ).toBe(1);
});
