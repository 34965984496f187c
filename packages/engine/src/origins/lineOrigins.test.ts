import { describe, expect, test } from 'vitest';
import { checkBlueprint } from '../blueprint/parse.ts';
import { compose, type Composition } from '../compose/compose.ts';
import { fixtureLibrary, fixtureRelease } from '../testing/fixture.ts';
import { linesOf } from './lines.ts';
import { lineOrigins } from './lineOrigins.ts';

const composition = compose(
  checkBlueprint({
    stagecraft: 1,
    name: 'acme-portal',
    organization: 'Acme',
    features: {
      kube: {},
      radar: {},
      guest: {},
      git: { organization: 'acme', topics: ['a'] },
      'auth-git': { firstUser: 'ada' },
    },
  }),
  fixtureLibrary(),
  fixtureRelease(),
);

/** Each line that has the text, with its origin. */
function originsOf(path: string, ...texts: string[]): string[] {
  const lines = linesOf(String(composition.files.get(path)?.content));
  const origins = lineOrigins(composition, path);
  return texts.map((text) => {
    const at = lines.findIndex((line) => line.includes(text));
    return at < 0 ? `no ${text}` : (origins[at] ?? 'none');
  });
}

test('every line of every text has an origin that its file has too', () => {
  for (const [path, { content, origins }] of composition.files) {
    const lines = lineOrigins(composition, path);
    expect(lines, path).toHaveLength(linesOf(String(content)).length);
    expect(origins, path).toEqual(expect.arrayContaining([...new Set(lines)]));
  }
});

test('what is not there, or is not text, has no lines', () => {
  const files: Composition['files'] = new Map([
    ['logo.png', { content: new Uint8Array(4), executable: false, origins: ['template'] }],
  ]);
  expect(lineOrigins({ ...composition, files }, 'logo.png')).toEqual([]);
  expect(lineOrigins(composition, 'no/such/file')).toEqual([]);
});

describe('a line is of', () => {
  test('the feature whose package it is, the template or Stagecraft in package.json', () => {
    const path = 'packages/backend/package.json';
    const names = ['"name"', '@x/git-node', '@x/kube-backend', 'sqlite'];
    expect(originsOf(path, ...names)).toEqual(['template', 'git', 'kube', 'stagecraft']);
    expect(originsOf('package.json', '"start"', '@backstage/cli"')).toEqual([
      'stagecraft',
      'template',
    ]);
  });

  test('the feature that set a key of the configuration, comments with their key', () => {
    const texts = [
      'title: Acme portal',
      'baseUrl',
      '- page:catalog:',
      'title: Things',
      'page:radar',
      '# where the code is',
      'token: ${GIT_TOKEN}',
      'topics:',
      '# how people sign in',
      'guest: {}',
      '# clusters',
      'kubernetes:',
      '# see the docs',
      'scaffolder:',
      '# nothing yet',
    ];
    expect(originsOf('app-config.yaml', ...texts)).toEqual([
      'stagecraft',
      'no baseUrl',
      'template',
      'radar',
      'radar',
      'git',
      'git',
      'git',
      'auth-git',
      'guest',
      'kube',
      'kube',
      'kube',
      'template',
      'template',
    ]);
  });

  test('the feature that adds to the backend, or keeps there what the template has', () => {
    const texts = ['createBackend }', '// Git host', '@x/git-backend', '// kubernetes', 'start()'];
    expect(originsOf('packages/backend/src/index.ts', ...texts)).toEqual([
      'template',
      'git',
      'git',
      'kube',
      'template',
    ]);
  });

  test('the feature that App.tsx imports for', () => {
    const texts = ['navModule }', 'signInModule }', 'radarModule }', 'features: ['];
    expect(originsOf('packages/app/src/App.tsx', ...texts)).toEqual([
      'template',
      'stagecraft',
      'radar',
      'radar',
    ]);
  });

  test('the feature without which the template would not have it', () => {
    expect(originsOf('packages/app/src/nav.tsx', 'kube')).toEqual(['kube']);
    expect(originsOf('packages/app/src/modules/kube/index.ts', 'export')).toEqual(['kube']);
  });

  test('the provider on the sign-in page', () => {
    const texts = ['SignInProviderConfig }', 'configApiRef', "id: 'git-auth", "['guest',"];
    expect(originsOf('packages/app/src/modules/signIn/PortalSignInPage.tsx', ...texts)).toEqual([
      'stagecraft',
      'guest',
      'auth-git',
      'guest',
    ]);
  });

  test('the feature in README, secrets, blueprint and examples', () => {
    const readme = ['# Acme portal', '| Radar', 'GIT_TOKEN`', '## Next', '### Make a token'];
    expect(originsOf('README.md', ...readme)).toEqual([
      'stagecraft',
      'radar',
      'git',
      'stagecraft',
      'git',
    ]);
    expect(originsOf('.env.example', '# GIT_TOKEN=', 'POSTGRES_HOST=')).toEqual([
      'git',
      'stagecraft',
    ]);
    expect(
      originsOf('stagecraft.yaml', 'name:', '  git:', 'organization: acme', 'firstUser'),
    ).toEqual(['stagecraft', 'git', 'git', 'auth-git']);
    expect(originsOf('examples/entities.yaml', 'kind:', 'annotations:', 'git/slug')).toEqual([
      'template',
      'git',
      'git',
    ]);
    expect(originsOf('examples/org.yaml', 'kind: Group', 'name: ada')).toEqual([
      'template',
      'auth-git',
    ]);
  });
});
