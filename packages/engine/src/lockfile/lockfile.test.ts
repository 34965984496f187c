import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cutLockfile,
  isAscii,
  parseLockfile,
  countReached,
  reachedPackages,
  reaches,
  walkLockfile,
  type WorkspaceManifest,
} from './index.ts';
import { rootManifest, sampleLockfile, sampleWorkspaces } from './sample.ts';

const graph = parseLockfile(sampleLockfile);

function keysOf(lockfile: string): string[] {
  return [...lockfile.matchAll(/^"?([^\s#_].*?)"?:$/gm)].map(([, key]) => key ?? '');
}

function cutOne(manifest: Record<string, unknown>, root: Record<string, unknown> = {}): string {
  const workspaces: WorkspaceManifest[] = [
    { location: '.', manifest: { ...rootManifest, ...root } },
    { location: 'packages/one', manifest: { name: 'one', version: '0.1.0', ...manifest } },
  ];
  return cutLockfile(graph, workspaces);
}

function codeOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('parseLockfile', () => {
  it('reads what an entry asks for', () => {
    const chart = graph.entries.find((entry) => entry.name === '@scope/chart');
    expect(chart?.version).toBe('2.1.0');
    expect(chart?.dependencies.map((id) => graph.descriptors[id])).toEqual([
      '@scope/color@npm:^1.0.0',
      'resolve@patch:resolve@npm%3A^1.1.7#optional!builtin<compat/resolve>',
    ]);
  });

  it('reads lines that end as on Windows', () => {
    const windows = parseLockfile(sampleLockfile.replaceAll('\n', '\r\n'));
    expect(cutLockfile(windows, sampleWorkspaces)).toBe(sampleLockfile);
  });

  it('reads keys that yarn spreads over two lines', () => {
    const ranges = Array.from({ length: 80 }, (_, patch) => `@scope/color@npm:^1.2.${patch}`);
    const key = ['@scope/color@npm:^1.0.0', ...ranges].toSorted().join(', ');
    const long = parseLockfile(
      sampleLockfile.replace(/^"@scope\/color@npm.*":$/m, () => `? "${key}"\n:`),
    );
    const dependencies = Object.fromEntries(ranges.map((range, index) => [`c${index}`, range]));
    expect(long.ids.has('@scope/color@npm:^1.2.79')).toBe(true);
    const workspaces = ranges.map((range, index) => ({
      location: `p/${index}`,
      manifest: { name: `p${index}`, dependencies: { '@scope/color': range.slice(13 + 4) } },
    }));
    expect(Object.keys(dependencies)).toHaveLength(80);
    expect(cutLockfile(long, workspaces)).toContain(
      `? "${ranges.toSorted().join(', ')}"\n:\n  version`,
    );
  });

  it.each([
    ['an empty file', ''],
    ['the format of yarn 1', '# yarn lockfile v1\n\nreact@^18:\n  version "18.0.0"\n'],
    ['a merge conflict', sampleLockfile.replace('\n\n"csstype', '\n\n<<<<<<< ours\n"csstype')],
  ])('refuses %s', (_, text) => {
    expect(codeOf(() => parseLockfile(text))).toMatchObject({ code: 'LOCKFILE_UNREADABLE' });
  });
});

describe('cutLockfile', () => {
  it('gives back the whole for all workspaces', () => {
    expect(cutLockfile(graph, sampleWorkspaces)).toBe(sampleLockfile);
  });

  it('keeps only the descriptors that are asked for, patched ones alike', () => {
    expect(keysOf(cutOne({ dependencies: { '@scope/chart': '^2.0.0' } }))).toEqual([
      '@scope/chart@npm:^2.0.0',
      '@scope/color@npm:^1.0.0',
      'one@workspace:packages/one',
      'resolve@npm:^1.1.7',
      'resolve@patch:resolve@npm%3A^1.1.7#optional!builtin<compat/resolve>',
      'root@workspace:.',
    ]);
  });

  it('keeps what yarn adds to a package by itself', () => {
    expect(keysOf(cutOne({ dependencies: { notistack: '^3.0.0' } }))).toContain(
      'csstype@npm:^3.0.10',
    );
  });

  it('takes a range that the lockfile does not list when its own version is there', () => {
    const cut = cutOne({ dependencies: { '@scope/color': '1.2.3', resolve: '~1.22.8' } });
    expect(keysOf(cut)).toEqual([
      '@scope/color@npm:1.2.3',
      'one@workspace:packages/one',
      'resolve@npm:~1.22.8',
      'resolve@patch:resolve@npm%3A~1.22.8#optional!builtin<compat/resolve>',
      'root@workspace:.',
    ]);
  });

  it('writes all that yarn says of a workspace', () => {
    const cut = cutOne({
      bin: './bin/one.js',
      peerDependencies: { react: '^18', '@types/react': '*' },
      peerDependenciesMeta: { '@types/react': { optional: true } },
      optionalDependencies: { '@scope/color': '^1.2.0' },
    });
    expect(cut).toContain(`"one@workspace:packages/one":
  version: 0.0.0-use.local
  resolution: "one@workspace:packages/one"
  dependencies:
    "@scope/color": "npm:^1.2.0"
  peerDependencies:
    "@types/react": "*"
    react: ^18
  dependenciesMeta:
    "@scope/color":
      optional: true
  peerDependenciesMeta:
    "@types/react":
      optional: true
  bin:
    one: ./bin/one.js
  languageName: unknown
  linkType: soft
`);
  });

  it.each([
    ['workspace:^', true],
    ['workspace:packages/one', true],
    ['^0.1.0', true],
    ['~0.1.0', true],
    ['0.1.0', true],
    ['*', true],
    ['^0.2.0', false],
  ])('lets a workspace answer %s: %s', (range, answered) => {
    const action = () => cutOne({}, { devDependencies: { one: range } });
    if (answered) {
      const key = range.includes(':') ? range : `npm:${range}`;
      const keys = new Set([`one@${key}`, 'one@workspace:packages/one']);
      expect(keysOf(action())).toContain([...keys].toSorted().join(', '));
    } else expect(codeOf(action)).toMatchObject({ code: 'LOCKFILE_MISSES_PACKAGE' });
  });

  it('says what is missing, who asks and what to do', () => {
    const error = codeOf(() => cutOne({ dependencies: { '@scope/chart': '^3.0.0' } }));
    expect(error).toMatchObject({
      code: 'LOCKFILE_MISSES_PACKAGE',
      message: expect.stringMatching(/@scope\/chart for the range \^3\.0\.0.*packages\/one/),
      fix: expect.stringContaining('release:build'),
    });
  });
});

describe('resolutions', () => {
  const dependencies = { '@scope/chart': '^2.0.0', '@scope/color': '^1.0.0' };

  it('replace every range of a name', () => {
    const cut = cutOne({ dependencies }, { resolutions: { '@scope/color': '^1.2.0' } });
    expect(keysOf(cut)).toContain('@scope/color@npm:^1.2.0');
  });

  it('replace one range only', () => {
    const resolutions = { '@scope/color@npm:^1.0.0': '1.2.3' };
    const all = { ...dependencies, 'color-alias': 'npm:@scope/color@^1.0.0' };
    const cut = cutOne({ dependencies: { ...all, '@scope/color': '^1.2.0' } }, { resolutions });
    expect(keysOf(cut)).toContain('@scope/color@npm:1.2.3, @scope/color@npm:^1.2.0');
    expect(keysOf(cut)).toContain('color-alias@npm:@scope/color@^1.0.0');
  });

  it('replace what one parent asks for', () => {
    const cut = cutOne(
      { dependencies },
      { resolutions: { '@scope/chart/@scope/color': '^1.2.0' } },
    );
    expect(keysOf(cut)).toContain('@scope/color@npm:^1.0.0, @scope/color@npm:^1.2.0');
    const other = cutOne({ dependencies }, { resolutions: { 'other/@scope/color': '^1.2.0' } });
    expect(keysOf(other)).toContain('@scope/color@npm:^1.0.0');
  });

  it('reach what yarn patches', () => {
    const cut = cutOne({ dependencies }, { resolutions: { resolve: '^1.20.0' } });
    expect(keysOf(cut)).toContain('resolve@npm:^1.20.0');
    expect(keysOf(cut)).not.toContain('resolve@npm:^1.1.7');
  });
});

describe('reachedPackages', () => {
  it('counts package versions, not descriptors or workspaces', () => {
    const walk = walkLockfile(graph, sampleWorkspaces);
    const { count, packages } = reachedPackages(walk);
    expect(countReached(walk)).toBe(count);
    expect(packages.every(({ name }) => reaches(walk, name))).toBe(true);
    expect(reaches(walk, 'not-there')).toBe(false);
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@scope/chart 2.1.0',
      '@scope/color 1.2.3',
      'csstype 3.1.0',
      'notistack 3.0.2',
      'resolve 1.22.8',
    ]);
    expect(count).toBe(5);
  });
});

describe('the lockfile of a release', () => {
  const url = new URL('../../../../releases/1.55.0/yarn.lock', import.meta.url);
  const release = parseLockfile(readFileSync(url, 'utf8'));
  const backend: WorkspaceManifest[] = [
    { location: '.', manifest: rootManifest },
    {
      location: 'packages/backend',
      manifest: {
        name: 'backend',
        dependencies: { '@backstage/plugin-catalog-backend': '^4.0.0', pg: '^8.11.3' },
      },
    },
  ];
  const cut = cutLockfile(release, backend);

  it('is cut to something that stands for itself', () => {
    expect(cutLockfile(parseLockfile(cut), backend)).toBe(cut);
    expect(cut.length).toBeLessThan(900_000);
  });

  it('has a byte for each character, which a name beyond ASCII takes from it', () => {
    expect(isAscii(walkLockfile(release, backend))).toBe(true);
    expect(cut.length).toBe(Buffer.byteLength(cut));
    const [root] = backend;
    const named = [root!, { location: 'packages/é', manifest: { name: 'é', version: '0.1.0' } }];
    expect(isAscii(walkLockfile(release, named))).toBe(false);
  });

  it('leaves no descriptor without an entry, and no entry that nothing leads to', () => {
    const part = parseLockfile(cut);
    const asked = new Set(part.entries.flatMap((entry) => entry.dependencies));
    expect([...asked].filter((id) => (part.entryOf[id] ?? -1) < 0)).toEqual([]);
    const walk = walkLockfile(part, backend);
    const workspaces = part.entries.filter(({ version }) => version === '0.0.0-use.local');
    expect(walk.entries.size).toBe(part.entries.length - workspaces.length);
  });
});
