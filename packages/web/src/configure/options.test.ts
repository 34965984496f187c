import { expect, test } from 'vitest';
import { askedOptions, formSchema, givenOf, sameValue } from './options.ts';

const feature = {
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['team', 'cloud'],
    properties: {
      host: { type: 'string', default: 'git.example' },
      organization: { type: 'string' },
      team: { type: 'string' },
      address: { type: 'string', format: 'uri', default: 'https://git.example' },
      discovery: {
        type: 'boolean',
        default: true,
        when: { options: { organization: true } },
      },
      cloud: { type: 'string', when: { features: ['kubernetes'] } },
      limits: {
        type: 'object',
        properties: { cpu: { type: 'number', default: 1 }, memory: { type: 'string' } },
      },
      spaces: { type: 'array', items: { type: 'string' } },
      roles: { type: 'array', items: { type: 'string' }, default: ['reader'] },
    },
  },
};
const nobody = new Set<string>();

test('what is required comes first, what has a value is folded', () => {
  expect(askedOptions(feature, {}, nobody)).toEqual({
    main: ['team', 'organization', 'address', 'limits', 'spaces'],
    more: ['host', 'roles'],
  });
});

test('an option that means nothing beside the others is not asked for', () => {
  expect(askedOptions(feature, { organization: 'acme' }, nobody).more).toContain('discovery');
  expect(askedOptions(feature, {}, new Set(['kubernetes'])).main.slice(0, 2)).toEqual([
    'team',
    'cloud',
  ]);
});

test('where everything has a value, everything is shown', () => {
  const all = { options: { properties: { engine: { enum: ['a', 'b'], default: 'a' } } } };
  expect(askedOptions(all, {}, nobody)).toEqual({ main: ['engine'], more: [] });
});

test('the draft keeps only what the person set', () => {
  const values = {
    host: 'git.example',
    organization: '',
    team: 'core',
    discovery: true,
    limits: { cpu: 1 },
    spaces: [],
  };
  expect(givenOf(feature, values)).toEqual({ team: 'core' });
  expect(givenOf(feature, { discovery: false, limits: { cpu: 2 } })).toEqual({
    discovery: false,
    limits: { cpu: 2 },
  });
});

test('an empty list is kept where the default is not empty', () => {
  expect(givenOf(feature, { roles: [] })).toEqual({ roles: [] });
  expect(givenOf(feature, { roles: ['reader'] })).toEqual({});
});

test('what the form does not know is kept, so that its error can be told', () => {
  expect(givenOf(feature, { oldName: 'x' })).toEqual({ oldName: 'x' });
});

test('the form has only what is asked for', () => {
  const schema = formSchema(feature, askedOptions(feature, {}, nobody));
  expect(Object.keys(schema['properties'] as object)).not.toContain('discovery');
  expect(schema['required']).toEqual(['team']);
});

test('values are the same whatever the order of their keys', () => {
  expect(sameValue({ a: [1, { b: 2 }], c: 3 }, { c: 3, a: [1, { b: 2 }] })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(sameValue([1], { 0: 1 })).toBe(false);
});
