import { expect, test } from 'vitest';
import { hintOf, schemaAt, type ValueSchema } from './hint.ts';

const schema: ValueSchema = {
  type: 'object',
  properties: {
    login: {
      oneOf: [
        { type: 'object', properties: { account: { type: 'string', maxLength: 9 } } },
        { type: 'object', properties: { file: { type: 'string' } } },
      ],
    },
    clusters: {
      type: 'array',
      items: { type: 'object', properties: { url: { type: 'string', format: 'uri' } } },
    },
  },
};

test('a value is found at any depth', () => {
  expect(schemaAt(schema, ['clusters', '0', 'url'])).toEqual({ type: 'string', format: 'uri' });
  expect(schemaAt(schema, ['login', 'file'])).toEqual({ type: 'string' });
  expect(schemaAt(schema, ['clusters', 'x'])).toBeUndefined();
});

test('the first thing that helps is said', () => {
  const example = { type: 'string', format: 'uri', examples: ['https://a.example'] };
  expect(hintOf(example, 'pattern')).toEqual({ kind: 'example', example: 'https://a.example' });
  expect(hintOf({ type: 'string', format: 'uri' }, 'format')).toEqual({ kind: 'address' });
  expect(hintOf({ enum: ['a', 1] }, 'enum')).toEqual({ kind: 'choices', choices: ['a', '1'] });
  expect(hintOf({ type: 'object' }, 'required')).toEqual({ kind: 'incomplete' });
  expect(hintOf({ type: 'string' }, 'pattern')).toBeUndefined();
});

test('limits are told where they are what was broken', () => {
  const number = { type: 'integer', minimum: 1, maximum: 9, examples: [3] };
  expect(hintOf(number, 'maximum')).toEqual({ kind: 'number', from: 1, to: 9 });
  expect(hintOf({ type: 'number' }, 'type')).toEqual({ kind: 'number' });
  expect(hintOf({ type: 'string', maxLength: 9 }, 'maxLength')).toEqual({ kind: 'length', to: 9 });
  // At least one character: that is an empty field.
  const text = { type: 'string', minLength: 1, examples: ['x'] };
  expect(hintOf(text, 'minLength')).toEqual({ kind: 'example', example: 'x' });
});
