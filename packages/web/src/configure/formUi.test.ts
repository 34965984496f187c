import { expect, test } from 'vitest';
import { formUi, isTags } from './formUi.ts';

const ui = formUi({
  type: 'object',
  properties: {
    name: { type: 'string' },
    policy: { enum: ['allow-all', 'custom'] },
    engine: { enum: ['lunr', 'postgres', 'elasticsearch', 'opensearch'] },
    replicas: { type: 'integer' },
    notice: { type: 'string', contentMediaType: 'text/markdown' },
    spaces: { type: 'array', items: { type: 'string' } },
    parts: { type: 'array', items: { enum: ['a', 'b'] } },
    login: {
      oneOf: [
        { type: 'object', properties: { kind: { const: 'a' }, port: { type: 'integer' } } },
        { type: 'object', properties: { kind: { const: 'b' } } },
      ],
    },
    clusters: {
      type: 'array',
      items: {
        type: 'object',
        properties: { labels: { type: 'array', items: { type: 'string' } } },
      },
    },
  },
});

test('each kind of value has its way of being filled in', () => {
  expect(ui).toEqual({
    name: {},
    policy: { 'ui:widget': 'radio' },
    engine: { 'ui:widget': 'select' },
    replicas: { 'ui:widget': 'updown' },
    notice: { 'ui:widget': 'textarea' },
    spaces: { 'ui:widget': 'tags' },
    parts: { 'ui:widget': 'checkboxes' },
    login: { kind: { 'ui:widget': 'hidden' }, port: { 'ui:widget': 'updown' } },
    clusters: { items: { labels: { 'ui:widget': 'tags' } } },
  });
});

test('tags are found at any depth', () => {
  expect(isTags(ui, ['spaces'])).toBe(true);
  expect(isTags(ui, ['clusters', '0', 'labels'])).toBe(true);
  expect(isTags(ui, ['clusters'])).toBe(false);
  expect(isTags(ui, ['name'])).toBe(false);
  expect(isTags(ui, ['unknown', 'x'])).toBe(false);
});
