import { describe, expect, test } from 'vitest';
import { whyPackage } from './whyPackage.ts';

function entry(name: string, version: string, ranges: string[], dependencies: string[] = []) {
  const keys = ranges.map((range) => `${name}@npm:${range}`).join(', ');
  const lines = dependencies.map((line) => `    ${line}\n`).join('');
  return `"${keys}":
  version: ${version}
  resolution: "${name}@npm:${version}"
${lines === '' ? '' : `  dependencies:\n${lines}`}  languageName: node
  linkType: hard
`;
}

const LOCKFILE = [
  '__metadata:\n  version: 8\n  cacheKey: 10c0\n',
  entry('deep', '1.0.0', ['^1.0.0'], ['leaf: "npm:^2.0.0"']),
  entry('feature', '3.0.0', ['^3.0.0'], ['deep: "npm:^1.0.0"', 'leaf: "npm:^1.0.0"']),
  entry('leaf', '1.5.0', ['^1.0.0']),
  entry('leaf', '2.5.0', ['^2.0.0']),
  entry('stray', '1.0.0', ['^1.0.0']),
  `"app@workspace:packages/app":
  version: 0.0.0-use.local
  resolution: "app@workspace:packages/app"
  dependencies:
    feature: "npm:^3.0.0"
  languageName: unknown
  linkType: soft
`,
].join('\n');

const PACKAGES = [
  { workspace: 'app', name: 'feature', range: '^3.0.0', origins: ['github', 'gitlab'] },
] as const;

const why = (name: string) => whyPackage(LOCKFILE, PACKAGES, name);

describe('why a package is installed', () => {
  test('the shortest way from what the project names, for each version', () => {
    const ways = why('leaf').map(({ version, way, origins }) => [
      version,
      way.map(({ name }) => name).join(' › '),
      origins,
    ]);
    expect(ways).toEqual([
      ['1.5.0', 'feature › leaf', ['github', 'gitlab']],
      ['2.5.0', 'feature › deep › leaf', ['github', 'gitlab']],
    ]);
  });

  test('one that the project names itself is its own reason', () => {
    expect(why('feature')[0]?.way).toEqual([{ name: 'feature', version: '3.0.0' }]);
  });

  test('nothing of a package that is not installed, and nothing of the project’s own', () => {
    expect([why('stray'), why('nowhere'), why('app')]).toEqual([[], [], []]);
  });
});
