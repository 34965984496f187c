import { describe, expect, it } from 'vitest';
import { parseLockfile } from '../../packages/engine/src/lockfile/index.ts';
import { findDeviations, unansweredRanges } from './findings.ts';
import type { ReleaseFolder } from './release-folder.ts';
import { writeReport } from './report.ts';

const graph = parseLockfile(`__metadata:
  version: 8
  cacheKey: 10c0

"@backstage/api@npm:^0.17.0":
  version: 0.17.3
  resolution: "@backstage/api@npm:0.17.3"
  languageName: node
  linkType: hard

"@backstage/api@npm:^0.18.0":
  version: 0.18.1
  resolution: "@backstage/api@npm:0.18.1"
  languageName: node
  linkType: hard

"@backstage/react@npm:^2.0.0":
  version: 2.0.0
  resolution: "@backstage/react@npm:2.0.0"
  dependencies:
    "@backstage/api": "npm:^0.17.0"
  languageName: node
  linkType: hard

"app@workspace:packages/app":
  version: 0.0.0-use.local
  resolution: "app@workspace:packages/app"
  dependencies:
    "@backstage/api": "npm:^0.18.0"
    old-plugin: "npm:^1.0.0"
  languageName: unknown
  linkType: soft

"old-plugin@npm:^1.0.0":
  version: 1.2.0
  resolution: "old-plugin@npm:1.2.0"
  dependencies:
    "@backstage/api": "npm:^0.17.0"
    "@backstage/react": "npm:^2.0.0"
  languageName: node
  linkType: hard
`);
const packages = { '@backstage/api': '0.18.1' };

const release: ReleaseFolder = {
  path: 'releases/1.55.0',
  version: '1.55.0',
  createApp: { version: '0.9.2', integrity: 'sha512-x', template: 'default-app' },
  lockfile: true,
  resolutions: [],
  amendments: [{ workspace: 'backend', package: 'sqlite', range: '^13.0.0', because: 'it aborts' }],
  steering: [
    { package: 'rollup', version: '4.67.4', because: 'all platforms have it' },
    { package: 'gone', version: '1.0.0', because: 'it was broken' },
  ],
  packages,
  community: { 'old-plugin': '1.2.0' },
};

describe('findDeviations', () => {
  it('names who brings a second version', () => {
    const [api, react] = findDeviations(graph, packages);
    expect(api).toMatchObject({ version: '0.17.3', released: '0.18.1', twice: true });
    expect(api?.requests).toEqual([
      { by: '@backstage/react 2.0.0', range: '^0.17.0' },
      { by: 'old-plugin 1.2.0', range: '^0.17.0' },
    ]);
    expect(react).toMatchObject({ name: '@backstage/react', released: undefined, twice: false });
  });
});

describe('unansweredRanges', () => {
  it('finds the ranges that the pinned version does not satisfy', () => {
    const unanswered = unansweredRanges(graph, packages);
    expect(unanswered.get('@backstage/api')).toContainEqual({
      by: 'old-plugin 1.2.0',
      range: '^0.17.0',
    });
    expect(unansweredRanges(graph, { 'old-plugin': '1.2.0' }).size).toBe(0);
  });
});

describe('writeReport', () => {
  const report = writeReport({
    release,
    community: release.community,
    packageCount: 4,
    backstageCount: 3,
    missing: ['`gone` for ^1.0.0: left out'],
    deviations: findDeviations(graph, packages),
    unanswered: unansweredRanges(graph, packages),
    reached: new Set(['rollup']),
  });

  it('says what is missing, what is replaced and what steered', () => {
    expect(report).toContain('- `gone` for ^1.0.0: left out');
    expect(report).toContain('- `sqlite` ^13.0.0 in backend: it aborts');
    expect(report).toContain('- `rollup` 4.67.4: all platforms have it\n');
    expect(report).toContain('- `gone` 1.0.0: it was broken (nothing asks for it any more');
    expect(report).toContain('None: no project needs a `resolutions` of ours.');
  });

  it('blames the third party for a second version, not the packages that come with it', () => {
    expect(report).toContain(
      '- `@backstage/api` 0.17.3 (release: 0.18.1), forced by old-plugin 1.2.0 (^0.17.0)\n',
    );
    expect(report).toContain(
      '- `@backstage/react` 2.0.0 (not in packages.json), forced by old-plugin',
    );
  });
});
