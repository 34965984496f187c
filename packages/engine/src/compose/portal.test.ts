import { expect, test } from 'vitest';
import { checkBlueprint } from '../blueprint/parse.ts';
import { resolveBlueprint } from '../blueprint/resolve.ts';
import { buildLibrary } from '../library/build.ts';
import { fixtureRelease } from '../testing/fixture.ts';
import { portalOf, type PortalSketch } from './portal.ts';

const DEFINITIONS = [
  {
    id: 'catalog',
    always: true,
    portal: {
      sidebar: [{ title: 'Register' }, { title: 'Catalog', section: 'main', order: 20 }],
      entityTabs: [{ title: 'Overview' }],
      entityCards: [{ title: 'About', aside: true }],
    },
  },
  {
    id: 'builds',
    annotations: { 'builds/job': 'example' },
    options: { type: 'object', properties: { branch: { type: 'string', default: 'main' } } },
    portal: {
      sidebar: [{ title: 'Builds' }],
      entityTabs: [{ title: 'Builds', order: 10 }],
      entityCards: [{ title: 'Latest {{ branch }} build', order: -1 }],
      homeWidgets: [{ title: 'Broken builds', when: { features: ['home'] } }],
    },
  },
  {
    id: 'find',
    options: {
      type: 'object',
      properties: { engine: { type: 'string', enum: ['small', 'large'], default: 'small' } },
    },
    portal: {
      sidebar: [{ title: 'Search', section: 'search' }],
      search: {
        engine: [
          { title: 'Small', when: { options: { engine: 'small' } } },
          { title: 'Large', when: { options: { engine: 'large' } } },
        ],
        sources: [{ title: 'Catalog' }],
      },
    },
  },
  { id: 'find-builds', portal: { search: { sources: [{ title: 'Builds' }] } } },
  { id: 'home', portal: { sidebar: [{ title: 'Home', section: 'main', order: 10 }] } },
  { id: 'rules', portal: { elsewhere: [{ text: 'Decides for {{ project.organization }}' }] } },
  {
    id: 'accounts',
    signIn: {
      id: 'accounts',
      title: 'Accounts',
      message: 'Sign in',
      api: { name: 'accountsRef', from: 'accounts' },
    },
  },
  ...['one', 'other'].map((id) => ({
    id: `${id}-tracker`,
    plugins: ['work'],
    annotations: { [`${id}/project`]: 'example' },
    portal: { entityTabs: [{ title: 'Work', order: 30 }] },
  })),
  { id: 'guest', signIn: { id: 'guest', title: 'Guest', message: 'Look around' } },
];

const library = buildLibrary({
  categories: [{ id: 'core', title: 'Core', summary: 'Core.' }],
  presets: [],
  plugins: [{ folder: 'work', contents: new Map([['package.json', '{ "name": "work" }']]) }],
  features: DEFINITIONS.map((definition) => ({
    source: definition.id,
    definition: {
      title: definition.id,
      category: 'core',
      summary: 'A feature.',
      links: { docs: 'https://example.com' },
      ...definition,
    },
    contents: new Map(),
  })),
});

function sketch(features: Record<string, Record<string, unknown>>): PortalSketch {
  const blueprint = checkBlueprint({
    stagecraft: 1,
    name: 'acme',
    organization: 'Acme Inc.',
    features,
  });
  return portalOf(resolveBlueprint(blueprint, library, fixtureRelease()));
}

test('the sidebar has the order of the template: sections, and pages by title', () => {
  const { sidebar } = sketch({ home: {}, builds: {}, find: {} });
  expect(sidebar).toEqual([
    { title: 'Search', feature: 'find', section: 'search' },
    { title: 'Home', feature: 'home', section: 'main' },
    { title: 'Catalog', feature: 'catalog', section: 'main' },
    { title: 'Builds', feature: 'builds', section: 'pages' },
    { title: 'Register', feature: 'catalog', section: 'pages' },
  ]);
});

test('tabs and cards say which annotations they need', () => {
  const { entityTabs, entityCards } = sketch({ builds: { branch: 'trunk' } });
  expect(entityTabs).toEqual([
    { title: 'Overview', feature: 'catalog', annotations: [] },
    { title: 'Builds', feature: 'builds', annotations: ['builds/job'] },
  ]);
  expect(entityCards).toEqual([
    {
      title: 'Latest trunk build',
      feature: 'builds',
      annotations: ['builds/job'],
      aside: false,
    },
    { title: 'About', feature: 'catalog', annotations: [], aside: true },
  ]);
});

test('a tab that several features fill is one tab', () => {
  const { entityTabs } = sketch({ 'one-tracker': {}, 'other-tracker': {} });
  expect(entityTabs.slice(1)).toEqual([
    { title: 'Work', feature: 'one-tracker', annotations: ['one/project', 'other/project'] },
  ]);
});

test('what a condition leaves out is not shown', () => {
  expect(sketch({ builds: {} }).homeWidgets).toEqual([]);
  expect(sketch({ builds: {}, home: {} }).homeWidgets).toEqual([
    { title: 'Broken builds', feature: 'builds' },
  ]);
});

test('search is there with an engine alone, and has what each feature adds', () => {
  expect(sketch({ 'find-builds': {} })).not.toHaveProperty('search');
  expect(sketch({ 'find-builds': {}, find: { engine: 'large' } }).search).toEqual({
    engine: 'Large',
    sources: [
      { title: 'Catalog', feature: 'find' },
      { title: 'Builds', feature: 'find-builds' },
    ],
  });
});

test('sign-in with guests first, and what acts unseen', () => {
  const { title, organization, signIn, elsewhere } = sketch({
    rules: {},
    accounts: {},
    guest: {},
  });
  expect({ title, organization }).toEqual({ title: 'Acme', organization: 'Acme Inc.' });
  expect(signIn).toEqual([
    { title: 'Guest', feature: 'guest' },
    { title: 'Accounts', feature: 'accounts' },
  ]);
  expect(elsewhere).toEqual([{ text: 'Decides for Acme Inc.', feature: 'rules' }]);
});
