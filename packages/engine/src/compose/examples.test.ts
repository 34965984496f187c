import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { buildLibrary } from '../library/build.ts';
import { contributeFirstUsers } from './examples.ts';
import { addFile, readText, TEMPLATE, type Tree } from './tree.ts';

const ORG = 'examples/org.yaml';

const library = buildLibrary({
  categories: [{ id: 'sign-in', title: 'Sign-in', summary: 'Who.' }],
  features: ['mail', 'name', 'marked'].map((id) => ({
    source: 'fixture',
    contents: new Map(),
    definition: {
      id,
      title: id,
      category: 'sign-in',
      summary: 'A feature.',
      links: { docs: 'https://example.com' },
      signIn: {
        id,
        title: id,
        message: 'Sign in',
        ...(id === 'marked' ? { userAnnotation: 'marked.example/username' } : {}),
      },
    },
  })),
  presets: [],
});

function usersOf(options: Readonly<Record<string, Readonly<Record<string, string>>>>): unknown[] {
  const tree: Tree = new Map();
  addFile(tree, ORG, 'kind: Group\n', TEMPLATE);
  const chosen = Object.entries(options).map(([id, given]) => {
    const feature = library.features.get(id);
    if (feature === undefined) throw new Error(id);
    return { feature, options: given };
  });
  contributeFirstUsers({ chosen, tree });
  return parseAllDocuments(readText(tree, ORG))
    .map((document) => document.toJS() as unknown)
    .slice(1);
}

test('who is matched by name is written by name', () => {
  expect(usersOf({ name: { firstUser: 'ada' } })).toEqual([
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'ada' },
      spec: { memberOf: ['guests'] },
    },
  ]);
});

test('who is matched by e-mail is called what stands before the @', () => {
  expect(usersOf({ mail: { firstUserEmail: 'ada.lovelace@acme.example' } })).toMatchObject([
    {
      metadata: { name: 'ada.lovelace' },
      spec: { profile: { email: 'ada.lovelace@acme.example' }, memberOf: ['guests'] },
    },
  ]);
});

test('an address that is no name of an entity becomes one', () => {
  expect(usersOf({ mail: { firstUserEmail: '_ada+portal&co_@acme.example' } })).toMatchObject([
    { metadata: { name: 'ada-portal-co' } },
  ]);
});

test('who is matched by an annotation gets it', () => {
  expect(usersOf({ marked: { firstUser: '1843' } })).toMatchObject([
    { metadata: { name: '1843', annotations: { 'marked.example/username': '1843' } } },
  ]);
});

test('one person of several providers is written once, with what each of them needs', () => {
  const users = usersOf({
    mail: { firstUserEmail: 'ada@acme.example' },
    name: { firstUser: 'ada' },
    marked: { firstUser: 'ada' },
  });
  expect(users).toMatchObject([
    {
      metadata: { name: 'ada', annotations: { 'marked.example/username': 'ada' } },
      spec: { profile: { email: 'ada@acme.example' } },
    },
  ]);
});

test('nobody is written when nobody is named', () => {
  expect(usersOf({ name: {}, mail: { firstUserEmail: '' } })).toEqual([]);
});
