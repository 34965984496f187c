import { describe, expect, test } from 'vitest';
import type { FileEntry } from '../../worker/protocol.ts';
import { buildTree, findByName, opener, rowsOf, type TreeNode } from './tree.ts';

const NONE = { added: [], changed: [], removed: [] };
const ALL = { text: '', only: undefined };

function entry(path: string, ...origins: string[]): FileEntry {
  return { path, bytes: 1, origins: ['template', ...origins], revision: 1 };
}

const FILES = [
  entry('.yarn/releases/yarn.cjs'),
  entry('app-config.yaml', 'github', 'stagecraft', 'github'),
  entry('Dockerfile', 'stagecraft'),
  entry('packages/app/package.json', 'home'),
  entry('packages/app/src/App.tsx'),
  entry('packages/backend/src/index.ts'),
];

function outline(nodes: readonly TreeNode[]): unknown {
  return nodes.map((node) =>
    node.kind === 'folder' ? { [node.name]: outline(node.children) } : node.name,
  );
}

describe('the tree', () => {
  test('has folders first, then names in any case, and joins folders that hold one folder', () => {
    expect(outline(buildTree(FILES, NONE, ALL))).toEqual([
      { '.yarn/releases': ['yarn.cjs'] },
      {
        packages: [
          { app: [{ src: ['App.tsx'] }, 'package.json'] },
          { 'backend/src': ['index.ts'] },
        ],
      },
      'app-config.yaml',
      'Dockerfile',
    ]);
  });

  test('names the features of a file once, and counts what is new in a folder', () => {
    const changes = {
      added: ['packages/app/src/App.tsx'],
      changed: ['packages/backend/src/index.ts', 'app-config.yaml'],
      removed: ['gone.ts'],
    };
    const [, packages, config] = buildTree(FILES, changes, ALL);
    expect(packages).toMatchObject({ name: 'packages', changes: 2, chosen: true });
    expect(config).toMatchObject({ change: 'changed', features: ['github'] });
  });

  test.each([
    [
      { text: ' APP', only: undefined },
      ['app-config.yaml', 'packages/app/package.json', 'packages/app/src/App.tsx'],
    ],
    [{ text: '', only: 'home' }, ['packages/app/package.json']],
    [{ text: 'config', only: 'home' }, []],
  ])('shows of %o what is meant', (filter, paths) => {
    const rows = rowsOf(buildTree(FILES, NONE, filter), () => true);
    const shown = rows.flatMap(({ node }) => (node.kind === 'file' ? [node.path] : []));
    expect(shown.toSorted()).toEqual(paths);
  });
});

describe('the rows', () => {
  const tree = buildTree(FILES, NONE, ALL);

  test('open where a feature put something, and where a person says so', () => {
    const names = (folders: Record<string, boolean>, filtered = false) =>
      rowsOf(tree, opener(new Map(Object.entries(folders)), filtered)).map(({ node }) => node.name);
    expect(names({})).toEqual([
      '.yarn/releases',
      'packages',
      'app',
      'src',
      'package.json',
      'backend/src',
      'app-config.yaml',
      'Dockerfile',
    ]);
    expect(names({ packages: false })).toHaveLength(4);
    expect(names({ packages: false }, true)).toHaveLength(11);
    expect(names({ '.yarn/releases': true })[1]).toBe('yarn.cjs');
  });

  test('know their place', () => {
    const rows = rowsOf(tree, opener(new Map(), false));
    expect(rows[4]).toMatchObject({ level: 3, position: 2, siblings: 2, parent: 2 });
    expect(rows[0]).toMatchObject({ level: 1, position: 1, siblings: 4, parent: -1, open: false });
  });

  test('are found by how their names begin, from the place one is at', () => {
    const rows = rowsOf(tree, () => true);
    const named = (typed: string, from: number) => rows[findByName(rows, typed, from)]?.node.name;
    expect(named('app', 0)).toBe('app');
    expect(named('APP', 4)).toBe('App.tsx');
    expect(named('packages', 8)).toBe('packages');
    expect(named('zzz', 0)).toBeUndefined();
  });
});

test('ten thousand files', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    entry(`packages/p${index % 97}/src/f${index}.ts`, index % 5 === 0 ? 'github' : 'stagecraft'),
  );
  const rows = rowsOf(buildTree(many, NONE, ALL), () => true);
  expect(rows).toHaveLength(10_000 + 97 + 1);
});
