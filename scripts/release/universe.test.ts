import { describe, expect, it } from 'vitest';
import { mergePackages } from './library-packages.ts';
import type { Workspace } from './manifest.ts';
import { renderText } from './template.ts';
import { steered, universeWorkspaces } from './universe.ts';
import { missingPackages } from './yarn.ts';

const base: readonly Workspace[] = [
  { location: '.', manifest: { name: 'root', resolutions: { '@types/react': '^18' } } },
  { location: 'packages/app', manifest: { name: 'app', dependencies: { react: '^18.0.2' } } },
  {
    location: 'packages/backend',
    manifest: { name: 'backend', dependencies: { sqlite: '^12.0.0', pg: '^8.0.0' } },
  },
];

describe('mergePackages', () => {
  it('takes names and objects, each once, from whatever a feature lists', () => {
    const merged = mergePackages([
      { packages: { app: ['b', { name: 'a', when: { options: { x: true } } }] } },
      { packages: { app: ['b'], backend: [{ name: 'c', dev: true }] } },
      { id: 'without-packages' },
      null,
    ]);
    expect(merged).toEqual({ root: [], app: ['a', 'b'], backend: ['c'] });
  });
});

describe('universeWorkspaces', () => {
  const workspaces = universeWorkspaces({
    base,
    plugins: [{ location: 'plugins/own', manifest: { name: 'own' } }],
    library: { root: ['node'], app: ['react', 'plugin'], backend: [] },
    versions: { plugin: '1.2.3', node: '24.0.0' },
    amendments: [{ workspace: 'backend', package: 'sqlite', range: '^13.2.0', because: 'x' }],
    resolutions: [{ package: 'common', version: '1.0.0', because: 'x' }],
  });

  it('adds the library to the template, and keeps the ranges of the template', () => {
    const [root, app, backend, own] = workspaces.map(({ manifest }) => manifest);
    expect(root?.devDependencies).toEqual({ node: '^24.0.0' });
    expect(root?.resolutions).toEqual({ '@types/react': '^18', common: '1.0.0' });
    expect(app?.dependencies).toEqual({ react: '^18.0.2', plugin: '^1.2.3' });
    expect(backend?.dependencies).toEqual({ sqlite: '^13.2.0', pg: '^8.0.0' });
    expect(own?.name).toBe('own');
  });

  it('steers at the root only', () => {
    const [root, app] = steered(workspaces, { rollup: '4.67.4' });
    expect(root?.manifest.resolutions).toMatchObject({ common: '1.0.0', rollup: '4.67.4' });
    expect(app?.manifest).not.toHaveProperty('resolutions');
  });
});

describe('renderText', () => {
  it('fills in the versions, and refuses one that is not known', () => {
    const source = `"a": "^{{ version '@scope/a'}}", "lint": "origin/{{defaultBranch}}"`;
    expect(renderText(source, { '@scope/a': '1.0.0' })).toBe(
      '"a": "^1.0.0", "lint": "origin/main"',
    );
    expect(() => renderText(source, {})).toThrow('packages.json has no @scope/a');
  });
});

describe('missingPackages', () => {
  it('reads what yarn could not find', () => {
    const output = [
      '➤ YN0000: ┌ Resolution step',
      '➤ YN0082: │ @scope/common@npm:^1.21.0: No candidates found',
      '➤ YN0082: │ @scope/common@npm:^1.21.0: No candidates found',
      '➤ YN0035: │ gone@npm:^2.0.0: Package not found',
    ].join('\n');
    expect(missingPackages(output)).toEqual([
      { name: '@scope/common', range: 'npm:^1.21.0' },
      { name: 'gone', range: 'npm:^2.0.0' },
    ]);
  });
});
