import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  checkBlueprint,
  commandLine,
  compose,
  shareBlueprint,
  type Blueprint,
  type Composition,
  StagecraftError,
  type Release,
} from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selections } from '../../sources/src/testing/selections.ts';
import { decide } from './choices/decision.ts';
import type { CreateFlags } from './choices/flags.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { call, inTemporaryFolder, REPOSITORY } from './testing/fixture.ts';

const library = await loadLibrary(REPOSITORY);
const latest = await loadRelease(REPOSITORY, 'latest');

function blueprintOf(given: Partial<Blueprint>): Blueprint {
  return checkBlueprint({ stagecraft: 1, name: 'acme-portal', features: {}, ...given });
}

/** What a shell makes of a command line: the arguments of the program behind `npx`. */
function argumentsOf(line: string): string[] {
  const shown = execFileSync('sh', ['-c', `npx() { printf '%s\\0' "$@"; }; ${line}`]);
  return shown.toString('utf8').split('\0').slice(0, -1);
}

/** What the command line decides, from its own parsing of the arguments. */
async function decided(argv: readonly string[], cwd: string): Promise<Composition> {
  const [program, ...rest] = argv;
  expect(program).toBe('stagecraft');
  const io: Io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    env: {},
    cwd,
    signal: new AbortController().signal,
    root: REPOSITORY,
  };
  let given: readonly [string | undefined, CreateFlags] | undefined;
  const commands = buildProgram(io, { exitCode: 0 });
  commands.commands
    .find((command) => command.name() === 'create')
    ?.action((folder: string | undefined, flags: CreateFlags) => {
      given = [folder, flags];
    });
  await commands.parseAsync(rest, { from: 'user' });
  if (given === undefined) throw new Error('It is no create command');
  return (await decide(...given, io)).composition;
}

function expectSame(made: Composition, expected: Composition): void {
  expect([...made.files.keys()]).toEqual([...expected.files.keys()]);
  for (const [file, { content }] of expected.files) {
    const other = made.files.get(file)?.content ?? '';
    expect(Buffer.compare(Buffer.from(content), Buffer.from(other)), file).toBe(0);
  }
}

function composedIfValid(blueprint: Blueprint, release: Release): Composition | undefined {
  try {
    return compose(blueprint, library, release);
  } catch (error) {
    if (error instanceof StagecraftError && error.code === 'CONFLICT') return undefined;
    throw error;
  }
}

async function expectSameProject(blueprint: Blueprint, cwd: string): Promise<void> {
  const release =
    blueprint.release === 'latest' ? latest : await loadRelease(REPOSITORY, blueprint.release);
  const expected = composedIfValid(blueprint, release);
  // What can't go together makes no project, and no command.
  if (expected === undefined) return;
  const lines = [commandLine(blueprint, library), commandLine(blueprint, library, release)];
  for (const line of new Set(lines)) {
    expectSame(await decided(argumentsOf(line), cwd), expected);
  }
}

const everything = library.presets.get('everything')?.features ?? {};
const minimal = library.presets.get('minimal')?.features ?? {};

describe('the command', () => {
  test.each<[string, Partial<Blueprint>, string]>([
    [
      'names the preset, and what is beyond it',
      {
        release: '1.55.0',
        title: "Ada's portal",
        features: { ...minimal, techdocs: {}, github: { organization: 'acme' } },
      },
      "npx stagecraft create acme-portal --release 1.55.0 --title 'Ada'\\''s portal' --preset minimal --feature github techdocs --set github.organization=acme --yes",
    ],
    [
      'names features where no preset fits',
      { features: { techdocs: { generator: 'docker' } } },
      'npx stagecraft create acme-portal --feature techdocs --set techdocs.generator=docker --yes',
    ],
    [
      'says what differs from the preset',
      { features: { ...everything, search: { engine: 'lunr' } } },
      'npx stagecraft create acme-portal --preset everything --set search.engine=lunr --yes',
    ],
    [
      'takes no preset that sets what is not set',
      { features: { ...everything, search: {} } },
      'npx stagecraft create acme-portal --preset github --feature',
    ],
    [
      'joins a title that looks like a flag to its own',
      { title: '--yes', features: { home: {} } },
      'npx stagecraft create acme-portal --title=--yes --feature home --yes',
    ],
    [
      'hands on a link where there is no feature, which flags would not say',
      {},
      `npx stagecraft create acme-portal --blueprint ${shareBlueprint(blueprintOf({}))}`,
    ],
    [
      'hands on a link for what flags cannot carry: a list with a comma in it',
      { features: { 'search-confluence': { spaces: ['A,B'] } } },
      'npx stagecraft create acme-portal --blueprint 1',
    ],
    [
      'hands on a link for half a character',
      { title: 'a\ud800b', features: { home: {} } },
      'npx stagecraft create acme-portal --blueprint 1',
    ],
    [
      'hands on a link for a feature that the library does not have',
      { features: { home: {}, later: {} } },
      'npx stagecraft create acme-portal --blueprint 1',
    ],
  ])('%s', (_, given, start) => {
    expect(commandLine(blueprintOf(given), library, latest)).toContain(start);
  });

  test('never holds a secret', () => {
    const token = ['gh', 'p_', 'a1B2'.repeat(9)].join('');
    const features = { github: { organization: token } };
    const blueprint = { ...blueprintOf({}), features } satisfies Blueprint;
    expect(() => commandLine(blueprint, library)).toThrow(
      expect.objectContaining({ code: 'SECRET_IN_BLUEPRINT' }),
    );
  });
});

describe('makes the same project', () => {
  test.each<[string, Partial<Blueprint>]>([
    ['nothing chosen', {}],
    ['everything', { features: everything }],
    ['an older release', { release: '1.54.0', features: minimal }],
    [
      'an older release that has not all of a preset as it stands',
      { release: '1.54.0', features: { ...minimal, search: { engine: 'postgres' } } },
    ],
    [
      'texts that a shell would read',
      { title: '$(id) `id` "x" \\ !! ~ *', organization: "O'Neil & Söhne" },
    ],
    ['a title like a flag', { title: '-x', features: { home: {} } }],
    ['an empty list', { features: { 'search-confluence': { spaces: [] } } }],
    ['null as value', { features: { github: { organization: null } } }],
    [
      'a value with everything',
      { features: { jenkins: { username: '$HOME "a" \'b\' \\ = , ; |' } } },
    ],
    ['a value with a line break', { features: { jenkins: { username: 'a\nb' } } }],
  ])('%s', (_, given) =>
    inTemporaryFolder((cwd) => expectSameProject(blueprintOf({ ...given }), cwd)),
  );

  test(
    'any selection',
    () =>
      inTemporaryFolder(async (cwd) => {
        const line = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
        const options = { requiredKeys: ['features'] as ['features'] };
        const given = fc.record(
          { features: selections(library), title: line, organization: line },
          options,
        );
        await fc.assert(
          fc.asyncProperty(given, (drawn) => expectSameProject(blueprintOf(drawn), cwd)),
          { numRuns: 25 },
        );
      }),
    120_000,
  );
});

test('a link and what it holds are taken in place of a file', () =>
  inTemporaryFolder(async (cwd) => {
    const features = { github: { organization: 'acme' }, techdocs: {} };
    const blueprint = blueprintOf({ title: 'Acme hub', features });
    const shared = shareBlueprint(blueprint);
    const expected = compose(blueprint, library, latest);
    for (const given of [shared, `https://portal.example/x/#/?b=${shared}`, `?b=${shared}`]) {
      expectSame(await decided(['stagecraft', 'create', '--blueprint', given], cwd), expected);
    }
    const args = ['create', '--blueprint', shared, '--title', 'Other', '--dry-run', '--json'];
    const { code, stdout } = await call(args, { root: REPOSITORY, cwd });
    expect({ code, project: (JSON.parse(stdout) as { project: object }).project }).toMatchObject({
      code: 0,
      project: { name: 'acme-portal', title: 'Other' },
    });
  }));

test('a file that is there is read, also when its name looks like what a link holds', () =>
  inTemporaryFolder(async (cwd) => {
    const { writeFile } = await import('node:fs/promises');
    const name = '1234567890';
    await writeFile(path.join(cwd, name), 'stagecraft: 1\nname: from-file\nfeatures: {}\n');
    const made = await decided(['stagecraft', 'create', '--blueprint', name], cwd);
    expect(made.selection.name).toBe('from-file');
  }));
