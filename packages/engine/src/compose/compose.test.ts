import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkBlueprint } from '../blueprint/parse.ts';
import { unzipSync } from 'fflate';
import { zipComposition } from '../archive.ts';
import { fixtureLibrary, fixtureRelease } from '../testing/fixture.ts';
import { compose } from './compose.ts';

const library = fixtureLibrary();
const release = fixtureRelease();

function composed(features: Record<string, Record<string, unknown>>) {
  const blueprint = checkBlueprint({
    stagecraft: 1,
    name: 'acme-portal',
    organization: 'Acme',
    features,
  });
  return compose(blueprint, library, release);
}

function text(composition: ReturnType<typeof composed>, path: string): string {
  const content = composition.files.get(path)?.content;
  expect(content, path).toBeTypeOf('string');
  return String(content);
}

describe('what is not chosen', () => {
  const nothing = composed({});

  test('leaves no trace of a feature that the template has', () => {
    for (const [path, { content }] of nothing.files) {
      expect(`${path} ${String(content)}`, path).not.toMatch(/kube/i);
      expect(String(content), path).not.toContain('clusters');
    }
  });

  test('takes the guest out of the sign-in page and the config', () => {
    expect(text(nothing, 'packages/app/src/modules/signIn/PortalSignInPage.tsx')).not.toContain(
      'guest',
    );
    expect(parse(text(nothing, 'app-config.yaml'))).toMatchObject({
      auth: { environment: 'development' },
    });
    expect(text(nothing, 'app-config.yaml')).not.toContain('guest');
    expect(nothing.warnings.map(({ code }) => code)).toContain('NO_SIGN_IN');
  });
});

describe('what is chosen', () => {
  const all = composed({
    kube: {},
    radar: {},
    guest: {},
    'auth-git': { firstUser: 'ada' },
    git: { organization: 'acme: "x"', topics: ['a', 'b'] },
  });

  test('keeps the template as it is where the feature is the template’s', () => {
    expect(text(all, 'app-config.yaml')).toContain('# clusters\nkubernetes:\n  # see the docs\n');
    expect(text(all, 'packages/app/src/nav.tsx')).toBe('const items = [catalog, kube];\n');
  });

  test('adds packages at the release’s versions, sorted, and amends what does not work', () => {
    const { dependencies } = JSON.parse(text(all, 'packages/backend/package.json')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.entries(dependencies)).toEqual([
      ['@x/git-backend', '^3.1.0'],
      ['@x/git-node', '^3.2.0'],
      ['@x/kube-backend', '^1.0.0'],
      ['sqlite', '^13.0.0'],
    ]);
  });

  test('adds backend features, but not libraries', () => {
    const index = text(all, 'packages/backend/src/index.ts');
    expect(index).toContain(
      "// Git host\nbackend.add(import('@x/git-backend'));\n\nbackend.start();",
    );
    expect(index).not.toContain('@x/git-node');
  });

  test('passes modules to createApp', () => {
    const app = text(all, 'packages/app/src/App.tsx');
    expect(app).toContain(
      "import { signInModule } from './modules/signIn';\nimport { radarModule }",
    );
    expect(app).toContain('features: [navModule, signInModule, radarModule],');
  });

  test('merges config, keeps comments, and quotes what a person typed', () => {
    const config = text(all, 'app-config.yaml');
    expect(config).toContain('title: Acme portal\n');
    expect(config).toContain('\n# where the code is\nintegrations:\n  git:\n');
    expect(config).toContain('\n\nscaffolder:\n  # nothing yet\n');
    expect(config).toContain('    guest: {}\n    # how people sign in\n    git: {}\n');
    expect(parse(config)).toMatchObject({
      app: {
        extensions: [
          { 'page:catalog': { config: { path: '/', title: 'Things' } } },
          { 'page:radar': true },
        ],
      },
      catalog: { providers: { git: { organization: 'acme: "x"', topics: ['a', 'b'] } } },
      integrations: { git: [{ host: 'git.example', token: '${GIT_TOKEN}' }] },
    });
  });

  test('never lets a guest into production', () => {
    expect(text(all, 'app-config.production.yaml')).not.toContain('guest');
    expect(text(all, 'packages/app/src/modules/signIn/PortalSignInPage.tsx')).toContain(
      "environment !== 'production'",
    );
  });

  test('tells the origin of files, packages and config keys', () => {
    expect(all.files.get('radar.json')?.origins).toEqual(['radar']);
    expect(all.files.get('app-config.yaml')?.origins).toEqual(
      expect.arrayContaining(['template', 'stagecraft', 'git', 'radar']),
    );
    expect(all.packages).toContainEqual({
      workspace: 'backend',
      name: '@x/git-node',
      range: '^3.2.0',
      origins: ['git'],
    });
    const origins = new Map(
      all.config.map(({ file, path, origin }) => [`${file} ${path}`, origin]),
    );
    expect(origins.get('app-config.yaml app.title')).toBe('stagecraft');
    expect(origins.get('app-config.yaml auth.providers.guest')).toBe('guest');
    expect(origins.get('app-config.yaml integrations.git[0]') ?? 'git').toBe('git');
    expect(origins.get('app-config.production.yaml app.baseUrl')).toBe('template');
  });

  test('seeds the example component and the first user', () => {
    expect(parse(text(all, 'examples/entities.yaml'))).toMatchObject({
      metadata: { annotations: { 'git/slug': 'acme: "x"/example' } },
    });
    expect(text(all, 'examples/org.yaml')).toContain('kind: User\nmetadata:\n  name: ada');
  });

  test('names every secret with where to get it, and holds none', () => {
    expect(all.environment.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['GIT_TOKEN', 'POSTGRES_PASSWORD']),
    );
    expect(text(all, '.env.example')).toContain(
      '# Get it: https://git.example/tokens\n# Scopes: repo\n# GIT_TOKEN=\n',
    );
  });

  test('says which feature was added for which', () => {
    const { chosen } = composed({ 'auth-git': {} }).selection;
    expect([...chosen].map(([id, { addedFor }]) => [id, addedFor])).toEqual([
      ['catalog', undefined],
      ['auth-git', undefined],
      ['git', 'auth-git'],
    ]);
  });

  test('keeps {{ }} in files that are not to be interpolated', () => {
    expect(text(all, 'radar.json')).toContain('{{ kept }}');
  });
});

test('the same choices give the same bytes, whatever their order', () => {
  const choices: [string, Record<string, unknown>][] = [
    ['kube', {}],
    ['radar', {}],
    ['guest', {}],
    ['git', { organization: 'acme', discovery: false }],
    ['auth-git', {}],
  ];
  fc.assert(
    fc.property(
      fc
        .subarray(choices)
        .chain((chosen) =>
          fc.tuple(
            fc.constant(chosen),
            fc.shuffledSubarray(chosen, { minLength: chosen.length, maxLength: chosen.length }),
          ),
        ),
      ([chosen, shuffled]) => {
        // radar needs one of git and kube
        fc.pre(
          chosen.every(([id]) => id !== 'radar') || chosen.some(([id]) => /git|kube/.test(id)),
        );
        const [a, b] = [chosen, shuffled].map((list) => composed(Object.fromEntries(list)));
        expect([...(b?.files ?? [])]).toEqual([...(a?.files ?? [])]);
      },
    ),
  );
});

test('a ZIP holds every file in one folder, with the same bytes each time', () => {
  const composition = composed({ kube: {} });
  const zip = zipComposition(composition);
  expect(Buffer.from(zipComposition(composed({ kube: {} }))).equals(Buffer.from(zip))).toBe(true);
  const names = Object.keys(unzipSync(zip));
  expect(names).toEqual([...composition.files.keys()].map((path) => `acme-portal/${path}`));
});
