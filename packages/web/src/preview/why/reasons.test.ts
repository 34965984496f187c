import { expect, test } from 'vitest';
import { broughtBy, findParts, isPackageName } from './reasons.ts';

const FILES = [
  { path: 'app-config.yaml', bytes: 1, revision: 1, origins: ['template', 'gitlab', 'gitlab'] },
  { path: '.gitlab-ci.yml', bytes: 1, revision: 2, origins: ['gitlab'] },
];
const PACKAGES = [
  { workspace: 'app', name: '@acme/gitlab', range: '^1.0.0', origins: ['gitlab'] },
  { workspace: 'app', name: 'react', range: '^18.0.0', origins: ['template'] },
] as const;
const CONFIG = [
  { file: 'app-config.yaml', path: 'integrations.gitlab[gitlab.com].token', origin: 'gitlab' },
  { file: 'app-config.yaml', path: 'app.title', origin: 'stagecraft' },
];

const PARTS = { files: FILES, packages: PACKAGES, config: CONFIG, features: ['org', 'gitlab'] };

test('says what each brought, features first, and keeps those that brought nothing', () => {
  const brought = broughtBy(PARTS);
  expect(
    brought.map(({ origin, files, packages, config }) => [
      origin,
      files.length,
      packages.length,
      config.length,
    ]),
  ).toEqual([
    ['org', 0, 0, 0],
    ['gitlab', 2, 1, 1],
    ['stagecraft', 0, 0, 1],
    ['template', 1, 1, 0],
  ]);
});

test('finds packages, keys and files by a part of their names', () => {
  const kinds = (text: string) =>
    findParts(text, PARTS).map(({ kind, origins }) => [kind, ...origins]);
  expect(kinds('GitLab')).toEqual([
    ['package', 'gitlab'],
    ['config', 'gitlab'],
    ['file', 'gitlab'],
  ]);
  expect(kinds('app-')).toEqual([['file', 'gitlab', 'template']]);
  expect(kinds('  ')).toEqual([]);
});

test.each([
  ['lodash', true],
  ['@backstage/core-components', true],
  ['app.title', true],
  ['packages/app/package.json', false],
  ['two words', false],
])('%s as the name of a package: %s', (name, is) => {
  expect(isPackageName(name)).toBe(is);
});
