import { describe, expect, test } from 'vitest';
import { differences, looksLikeLink, MAX_FILE, textOf } from './import/importing.ts';
import type { Draft } from '../worker/protocol.ts';
import { sameFeatures } from './presets.ts';

describe('choices that equal a preset', () => {
  test('whatever their order', () => {
    const preset = { org: {}, search: { engine: 'lunr', hosts: ['a', 'b'] } };
    expect(sameFeatures({ search: { hosts: ['a', 'b'], engine: 'lunr' }, org: {} }, preset)).toBe(
      true,
    );
    expect(sameFeatures({ search: { engine: 'lunr', hosts: ['b', 'a'] }, org: {} }, preset)).toBe(
      false,
    );
  });

  test('not with more, less or other features or options', () => {
    const preset = { org: {}, search: {} };
    const others: readonly Draft['features'][] = [
      { org: {} },
      { org: {}, search: {}, home: {} },
      { org: {}, home: {} },
      { org: {}, search: { engine: 'lunr' } },
    ];
    for (const other of others) expect(sameFeatures(other, preset)).toBe(false);
    expect(sameFeatures({ org: {}, search: { engine: undefined } }, preset)).toBe(true);
  });
});

describe('what taking over a blueprint would change', () => {
  const before = {
    name: 'my-portal',
    release: '1.55.0',
    features: { org: {}, search: {}, github: { organization: 'a' } },
  };

  test('is named feature by feature and field by field', () => {
    const after = {
      name: 'acme',
      title: 'Acme',
      release: '1.55.0',
      features: { search: {}, github: { organization: 'b' }, home: {} },
    };
    expect(differences(before, after)).toEqual({
      added: ['home'],
      removed: ['org'],
      changed: ['github'],
      kept: 1,
      fields: [
        { field: 'name', to: 'acme' },
        { field: 'title', to: 'Acme' },
      ],
    });
  });

  test('is nothing for the same', () => {
    expect(differences(before, { ...before })).toEqual({
      added: [],
      removed: [],
      changed: [],
      kept: 3,
      fields: [],
    });
  });

  test('names a field that is not there any more', () => {
    expect(differences({ ...before, title: 'Acme' }, before).fields).toEqual([
      { field: 'title', to: undefined },
    ]);
  });
});

describe('what is pasted', () => {
  test.each([
    'https://stagecraft.example/#/?b=1abc',
    'http://localhost:4400/zip?b=1abc',
    '  #/?b=1abc ',
    '1eNqrVkrOz0lVslJKzs_JL1KyUkopzUtRqgUAbHsHzA',
  ])('%j is a link', (text) => expect(looksLikeLink(text)).toBe(true));

  test.each([
    '',
    'stagecraft: 1',
    'stagecraft:1',
    'features: {}\nname: https://x',
    'see https://x',
  ])('%j is a blueprint', (text) => expect(looksLikeLink(text)).toBe(false));
});

describe('a file', () => {
  test('that is text is read', async () => {
    expect(await textOf(new Blob(['stagecraft: 1\n']))).toBe('stagecraft: 1\n');
  });

  test.each([
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8])],
    ['other bytes', new Uint8Array([0xff, 0xfe, 0x41])],
    ['far too much', new Uint8Array(MAX_FILE + 1).fill(0x61)],
  ])('that is %s is not', async (_, bytes) => {
    expect(await textOf(new Blob([bytes]))).toBeUndefined();
  });
});
