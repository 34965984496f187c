import { buildLibrary, StagecraftError, StagecraftErrors, type Release } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { readBlueprint, type Shelf } from './readBlueprint.ts';

const feature = (id: string, properties: object) => ({
  source: id,
  contents: new Map<string, string>(),
  definition: {
    id,
    title: id,
    category: 'core',
    summary: 'A feature.',
    links: { docs: 'https://example.com' },
    options: { type: 'object', properties },
  },
});

const LIBRARY = buildLibrary({
  categories: [{ id: 'core', title: 'Core', summary: 'Core.' }],
  features: [
    feature('github', { organization: { type: 'string', title: 'Organization' } }),
    feature('search', { engine: { type: 'string', title: 'Engine', enum: ['lunr', 'postgres'] } }),
  ],
  presets: [],
});

const RELEASE: Release = {
  version: '1.55.0',
  createApp: { version: '0.1.0', integrity: 'sha512-x', template: 'default-app' },
  node: '22 || 24',
  lockfile: false,
  packages: new Map(),
  base: new Map(),
};

const shelf: Shelf = {
  library: async () => LIBRARY,
  release: async (version) => {
    if (version === 'latest' || version === RELEASE.version) return RELEASE;
    const message = `There is no release "${version}".`;
    throw new StagecraftError({ code: 'UNKNOWN_RELEASE', message, fix: '', path: ['release'] });
  },
};

/** Each error as `line:column code`. */
async function errorsIn(text: string): Promise<readonly string[]> {
  const error: unknown = await readBlueprint(text, shelf).catch((thrown: unknown) => thrown);
  if (!(error instanceof StagecraftErrors)) throw new TypeError(`no errors: ${String(error)}`);
  return error.errors.map(
    ({ position, code }) => `${position?.line ?? '?'}:${position?.column ?? '?'} ${code}`,
  );
}

test('a blueprint that is right is read', async () => {
  const text = 'stagecraft: 1\nname: acme\nfeatures:\n  github:\n    organization: acme\n';
  expect(await readBlueprint(text, shelf)).toEqual({
    stagecraft: 1,
    name: 'acme',
    release: 'latest',
    features: { github: { organization: 'acme' } },
  });
});

test('wrong texts do not hide wrong features and options', async () => {
  const text = `stagecraft: 1
name: Acme Portal
title: ''
features:
  githb:
    organization: acme
  search:
    engine: sphinx
`;
  expect(await errorsIn(text)).toEqual([
    '2:1 INVALID_FIELD',
    '3:1 INVALID_FIELD',
    '5:3 UNKNOWN_FEATURE',
    '8:5 INVALID_OPTION',
  ]);
});

test('neither does a name that is missing', async () => {
  const found = await errorsIn('stagecraft: 1\nfeatures:\n  githb: {}\n');
  expect(found.map((each) => each.split(' ')[1])).toEqual(['MISSING_FIELD', 'UNKNOWN_FEATURE']);
  expect(found[1]).toBe('3:3 UNKNOWN_FEATURE');
});

test('a release that is not there is named at its line', async () => {
  expect(await errorsIn('stagecraft: 1\nname: acme\nrelease: 9.9.9\nfeatures: {}\n')).toEqual([
    '3:1 UNKNOWN_RELEASE',
  ]);
});

test.each([
  ['of several lines', 'stagecraft: 1\nname: >\n  Acme\n  Portal\nfeatures:\n  githb: {}\n'],
  ['in one line', 'stagecraft: 1\n{ name: X }'],
  ['in braces', '{ stagecraft: 1, name: Acme Portal, features: { githb: {} } }'],
])('text %s gives its own errors at least', async (_, text) => {
  expect((await errorsIn(text)).length).toBeGreaterThan(0);
});

test('fields that a blueprint does not have hide nothing, whatever is in them', async () => {
  const text = `stagecraft: 1
name: acme
owner: me
team:
  - a
  - b: c
features:
  githbu: {}
  search: { engine: solr }
`;
  expect(await errorsIn(text)).toEqual([
    '3:1 UNKNOWN_FIELD',
    '4:1 UNKNOWN_FIELD',
    '8:3 UNKNOWN_FEATURE',
    '9:13 INVALID_OPTION',
  ]);
});
