import { expect, test } from 'vitest';
import { addedWith, chosenThatNeed, membersOf } from './members.ts';

const features = [
  { id: 'catalog', always: true },
  { id: 'git' },
  { id: 'sign-in', requires: ['git'] },
  { id: 'builds', requires: ['sign-in'] },
  { id: 'radar' },
];
const byId = new Map(features.map((feature) => [feature.id, feature]));

test('a project has what is chosen, what every portal has, and what these require', () => {
  expect(Object.fromEntries(membersOf(byId, { builds: {} }))).toEqual({
    catalog: [],
    git: ['sign-in'],
    'sign-in': ['builds'],
    builds: [],
  });
});

test('unknown features are passed over', () => {
  expect([...membersOf(byId, { unknown: {} }).keys()]).toEqual(['catalog']);
});

test('the same choice gives the same answer', () => {
  const chosen = { git: {} };
  expect(membersOf(byId, chosen)).toBe(membersOf(byId, chosen));
});

test('what comes along is what is not there yet', () => {
  expect(addedWith(byId, 'builds', membersOf(byId, {}))).toEqual(['git', 'sign-in']);
  expect(addedWith(byId, 'builds', membersOf(byId, { git: {} }))).toEqual(['sign-in']);
  expect(addedWith(byId, 'radar', membersOf(byId, {}))).toEqual([]);
});

test('what was chosen goes with what it needs, over several steps', () => {
  expect(chosenThatNeed(byId, 'git', { builds: {}, git: {}, radar: {} })).toEqual(['builds']);
  expect(chosenThatNeed(byId, 'builds', { builds: {}, git: {} })).toEqual([]);
});
