import { describe, expect, test } from 'vitest';
import { buildLibrary } from './build.ts';
import { checkOptions } from './checkOptions.ts';
import type { Feature } from './feature.ts';
import { optionApplies, optionsOf, withDefaults } from './options.ts';

const SEARCH = {
  id: 'search',
  title: 'Search',
  category: 'core',
  summary: 'Finds things.',
  links: { docs: 'https://example.com' },
  options: {
    type: 'object',
    required: ['url', 'token'],
    properties: {
      engine: { type: 'string', enum: ['memory', 'server'], default: 'memory' },
      url: { type: 'string', pattern: '^https:', when: { options: { engine: 'server' } } },
      retries: { type: 'integer', default: 3, when: { options: { url: true } } },
      token: { type: 'string', when: { features: ['vault'] } },
    },
  },
};

function libraryOf(...definitions: object[]) {
  return buildLibrary({
    categories: [{ id: 'core', title: 'Core', summary: 'Core.' }],
    features: definitions.map((definition) => ({
      source: 'test',
      definition,
      contents: new Map<string, string>(),
    })),
    presets: [],
  });
}

const VAULT = { ...SEARCH, id: 'vault', options: undefined };
const search = libraryOf(SEARCH, VAULT).features.get('search') as Feature;
const nothing = new Set<string>();

const codes = (given: object, chosen = nothing) =>
  checkOptions(search, given as Record<string, unknown>, () => undefined, chosen).map(
    ({ code, path }) => [code, ...(path ?? [])].join(' '),
  );

describe('an option with a condition', () => {
  test('is neither required nor checked while it does not hold', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ url: 'ftp:' })).toEqual([]);
    expect(codes({ url: 7, retries: 'many' })).toEqual([]);
  });

  test('is both when it holds', () => {
    expect(codes({ engine: 'server' })).toEqual(['MISSING_OPTION features search url']);
    expect(codes({ engine: 'server', url: 'ftp:' })).toEqual([
      'INVALID_OPTION features search url',
    ]);
    expect(codes({}, new Set(['vault']))).toEqual(['MISSING_OPTION features search token']);
  });

  test('has no value while it does not hold, nor have those that hang on it', () => {
    expect(withDefaults(search, { url: 'https://a' }, nothing)).toEqual({ engine: 'memory' });
    expect(withDefaults(search, { engine: 'server', url: 'https://a' }, nothing)).toEqual({
      engine: 'server',
      url: 'https://a',
      retries: 3,
    });
  });

  test('can be asked about one by one', () => {
    const applying = (values: object, chosen = nothing) =>
      optionsOf(search)
        .filter((option) => optionApplies(option, values as Record<string, unknown>, chosen))
        .map(({ name }) => name);
    expect(applying({ engine: 'memory' })).toEqual(['engine']);
    expect(applying({ engine: 'server' })).toEqual(['engine', 'url']);
    expect(applying({ engine: 'memory' }, new Set(['vault']))).toEqual(['engine', 'token']);
  });
});

test.each([
  [{ options: { later: true } }, 'no option "later" before it'],
  [{ features: ['valut'] }, 'no feature "valut"'],
  [{ option: { engine: 'server' } }, 'nrecognized'],
])('a library whose condition names what is not there is refused: %j', (when, message) => {
  const properties = { a: { type: 'string', when }, later: { type: 'string' } };
  const definition = { ...SEARCH, options: { type: 'object', properties } };
  expect(() => libraryOf(definition, VAULT)).toThrow(message);
});

test.each(['project', 'features', 'standIn', 'config'])(
  'a library whose option has the built-in name %s is refused',
  (name) => {
    const properties = { [name]: { type: 'string' } };
    const definition = { ...SEARCH, options: { type: 'object', properties } };
    expect(() => libraryOf(definition, VAULT)).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({
            code: 'INVALID_LIBRARY',
            message: `search.options.${name}: {{ ${name} }} would not be this option, as "${name}" is built in.`,
          }),
        ],
      }),
    );
  },
);

test('an option may have the name of a field of the project', () => {
  const properties = { organization: { type: 'string' } };
  const definition = { ...SEARCH, options: { type: 'object', properties } };
  expect(libraryOf(definition).features.has('search')).toBe(true);
});

test('an error says of what it is made, for a translation', () => {
  const [error] = checkOptions(search, { engine: 'disk' }, () => undefined, nothing);
  expect(error?.params).toMatchObject({
    feature: 'search',
    featureTitle: 'Search',
    option: 'engine',
    rule: 'enum',
    choices: 'memory, server',
  });
});
