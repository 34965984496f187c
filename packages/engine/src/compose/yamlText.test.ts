import { describe, expect, test } from 'vitest';
import { parseDocument, type Node } from 'yaml';
import { mergeYaml } from './yamlMerge.ts';
import { removeYaml } from './yamlRemove.ts';
import { parseYaml, printYaml } from './yamlText.ts';

const scope = {
  options: { host: 'git.acme', none: undefined, on: true, list: ['a', 'b: c'] },
  features: new Map(),
  project: { name: 'acme', title: 'Acme', organization: 'Acme: "Inc"' },
};

function merged(text: string, fragment: string): string {
  const document = parseYaml(text);
  mergeYaml(document, parseDocument(fragment).contents as Node, scope, () => undefined);
  return printYaml(document);
}

function removed(text: string, ...paths: string[]): string {
  const document = parseYaml(text);
  for (const path of paths) removeYaml(document, path);
  return printYaml(document);
}

describe('what is not edited stays as it is', () => {
  test.each([
    ['a comment below a key without a value', 'a:\n  # nothing yet\n\nb: 1\n'],
    ['commented-out children', 'proxy:\n  ### Example\n  # endpoints:\n  #   x: 1\n\nb: 1\n'],
    [
      'a blank line between comments',
      'a:\n  - x\n\n  ## one\n  # - y\n\n  ## two\n  # - z\n\nb: 1\n',
    ],
    ['quotes and flow collections', "a: 'x' # why\nb: [GET, 'http:']\nc: \"y\"\n"],
    ['long lines', `a: ${'long '.repeat(60).trim()}\n`],
  ])('%s', (_, text) => {
    expect(printYaml(parseYaml(text))).toBe(text);
  });
});

describe('merging', () => {
  test('keeps types, quotes what needs it, and leaves unset options out', () => {
    const fragment = `a:\n  host: '{{ host }}'\n  none: '{{ none }}'\n  on: '{{ on }}'\n  list: '{{ list }}'\n  url: https://{{ host }}/x\n  org: '{{ project.organization }}'\n`;
    expect(parseDocument(merged('b: 1\n', fragment)).toJS()).toEqual({
      b: 1,
      a: {
        host: 'git.acme',
        on: true,
        list: ['a', 'b: c'],
        url: 'https://git.acme/x',
        org: 'Acme: "Inc"',
      },
    });
  });

  test('fills a key that has only comments', () => {
    expect(merged('a:\n  # nothing yet\n', 'a:\n  b: 1\n')).toBe('a:\n  # nothing yet\n  b: 1\n');
  });

  test('adds list items once, and merges those that are named alike', () => {
    const text = 'x:\n  - one\n  - two:\n      a: 1\n';
    expect(merged(text, 'x:\n  - one\n  - two:\n      b: 2\n  - three: true\n')).toBe(
      'x:\n  - one\n  - two:\n      a: 1\n      b: 2\n  - three: true\n',
    );
  });

  test('an option can not change the structure', () => {
    const evil = { ...scope, options: { host: 'x\n  y: z # "' } };
    const document = parseYaml('b: 1\n');
    const fragment = parseDocument("a:\n  host: '{{ host }}'\n").contents as Node;
    mergeYaml(document, fragment, evil, () => undefined);
    expect(parseDocument(printYaml(document)).toJS()).toEqual({
      b: 1,
      a: { host: 'x\n  y: z # "' },
    });
  });
});

describe('removing', () => {
  const text = `# about a
a: 1

# about b
b:
  # about c
  c: 1
  d:
    - target: ./x
      rules: []
    - page:home:
        path: /
`;
  test('takes the comment along, and what is empty afterwards', () => {
    expect(removed(text, 'b.c', 'b.d[./x]', 'b.d[page:home]')).toBe('# about a\na: 1\n');
    expect(removed(text, 'a')).toMatch(/^# about b\nb:/);
    expect(removed(text, 'b')).toBe('# about a\na: 1\n');
  });

  test('removes a key of a named list item', () => {
    expect(removed(text, 'b.d[page:home].page:home.path')).not.toContain('page:home');
  });

  test('does nothing where nothing is', () => {
    expect(removed(text, 'b.x.y', 'z', 'b.d[none]')).toBe(text);
  });
});
