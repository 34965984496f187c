import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseLockfile, type LockfileGraph } from '../../packages/engine/src/lockfile/index.ts';
import { measureSizes } from './sizes.ts';

const BLOCK = 4096;

interface Entry {
  readonly dependencies?: readonly string[];
  readonly conditions?: string;
}

/** Each at version 1.0.0. */
function graphOf(entries: Readonly<Record<string, Entry>>): LockfileGraph {
  const texts = Object.entries(entries).map(([name, { dependencies = [], conditions }]) =>
    [
      `"${name}@npm:^1.0.0":`,
      '  version: 1.0.0',
      `  resolution: "${name}@npm:1.0.0"`,
      ...(dependencies.length > 0 ? ['  dependencies:'] : []),
      ...dependencies.map((dependency) => `    "${dependency}": "npm:^1.0.0"`),
      ...(conditions === undefined ? [] : [`  conditions: ${conditions}`]),
      '  languageName: node',
      '  linkType: hard',
      '',
    ].join('\n'),
  );
  const header = '# comment\n\n__metadata:\n  version: 8\n  cacheKey: 10c0\n\n';
  return parseLockfile(header + texts.join('\n'));
}

describe('measureSizes', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stagecraft-sizes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, bytes: number): string {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.alloc(bytes, 1));
    return file;
  }

  /** A package of one folder, with a package.json of one block. */
  function install(path: string, name: string): void {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(
      join(folder, path, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', pad: path }),
    );
  }

  it('counts files and folders in whole blocks, wherever yarn puts a package', () => {
    install('node_modules/plain', 'plain');
    write('node_modules/plain/dist/index.js', BLOCK + 1);
    install('packages/app/node_modules/@scope/deep', '@scope/deep');
    install('packages/app/node_modules/@scope/deep/node_modules/deeper', 'deeper');
    symlinkSync(join(folder, 'packages'), join(folder, 'node_modules', 'workspace'));
    const graph = graphOf({ plain: {}, '@scope/deep': {}, deeper: {} });
    expect(measureSizes(folder, graph)).toEqual({
      sizes: {
        '@scope/deep@1.0.0': 2 * BLOCK,
        'deeper@1.0.0': 2 * BLOCK,
        'plain@1.0.0': 5 * BLOCK,
      },
      elsewhere: [],
    });
  });

  it('gives what a package bundles to that package', () => {
    install('node_modules/around', 'around');
    install('node_modules/around/node_modules/bundled', 'bundled');
    expect(measureSizes(folder, graphOf({ around: {} })).sizes).toEqual({
      'around@1.0.0': 4 * BLOCK,
    });
  });

  it('shares a linked file out among the packages that have it', () => {
    install('node_modules/one', 'one');
    install('node_modules/two', 'two');
    const license = write('node_modules/one/LICENSE', 2 * BLOCK);
    linkSync(license, join(folder, 'node_modules/two/LICENSE'));
    expect(measureSizes(folder, graphOf({ one: {}, two: {} })).sizes).toEqual({
      'one@1.0.0': 3 * BLOCK,
      'two@1.0.0': 3 * BLOCK,
    });
  });

  it('excuses what is for other platforms, with what only that asks for', () => {
    install('node_modules/plain', 'plain');
    const graph = graphOf({
      plain: { dependencies: ['mac'] },
      mac: { conditions: 'os=darwin', dependencies: ['mac-part'] },
      'mac-part': {},
    });
    expect(measureSizes(folder, graph).elsewhere).toEqual(['mac@1.0.0', 'mac-part@1.0.0']);
  });

  it('throws when anything else is missing', () => {
    install('node_modules/plain', 'plain');
    const graph = graphOf({ plain: { dependencies: ['lost'] }, lost: {} });
    expect(() => measureSizes(folder, graph)).toThrow('Not installed: lost@1.0.0');
  });
});
