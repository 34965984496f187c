import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadLibrary } from '@stagecraft/sources';
import { describe, expect, test } from 'vitest';
import { iconOf, productOf } from './icons.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { features } = await loadLibrary(root);
const notice = readFileSync(path.join(root, 'NOTICE'), 'utf8');

describe.each([...features.values()])('the icon of $id', (feature) => {
  test('is one path', () => {
    expect(iconOf(feature)?.path).toMatch(/^[Mm][-MmLlHhVvCcSsQqTtAaZz0-9., ]+$/);
  });

  test('is free to be shown, or NOTICE says on which terms', () => {
    const product = productOf(feature.icon ?? '');
    if (product?.license !== undefined) expect(notice).toContain(`The ${product.title} logo`);
  });
});

test('a product has the color of its brand, a drawing of ours that of the text', () => {
  const of = (id: string) => {
    const feature = features.get(id);
    return feature === undefined ? undefined : iconOf(feature)?.color;
  };
  expect([of('gitlab'), of('home')]).toEqual(['#fc6d26', undefined]);
});

test.each([
  ['a product that Simple Icons does not have', 'no_such_product', ''],
  ['a drawing of two paths', './icon.svg', '<svg><path d="M0 0"/><path d="M1 1"/></svg>'],
  ['a drawing with a script', './icon.svg', '<svg><script>1</script><path d="M0 0"/></svg>'],
])('%s is an error', (_, icon, text) => {
  const feature = { id: 'acme', icon, contents: new Map([['icon.svg', text]]) };
  expect(() => iconOf(feature)).toThrow(expect.objectContaining({ code: 'INVALID_LIBRARY' }));
});
