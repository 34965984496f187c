import { buildLibrary } from '../library/build.ts';
import type { Library } from '../library/feature.ts';
import { NAME_PLACEHOLDER, type Release } from '../release/release.ts';

/** A small template that has each thing that the engine edits. */
const BASE: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify(
    {
      name: 'root',
      scripts: { start: 'backstage-cli repo start' },
      workspaces: ['packages/*', 'plugins/*'],
      devDependencies: { '@backstage/cli': '^1.0.0' },
      packageManager: 'yarn@4.13.0',
    },
    null,
    2,
  )}\n`,
  'packages/app/package.json': `${JSON.stringify(
    { name: 'app', dependencies: { '@x/kube': '^1.0.0', react: '^18.0.2' } },
    null,
    2,
  )}\n`,
  'packages/backend/package.json': `${JSON.stringify(
    { name: 'backend', dependencies: { '@x/kube-backend': '^1.0.0', sqlite: '^12.0.0' } },
    null,
    2,
  )}\n`,
  'packages/backend/Dockerfile': 'FROM node:24-trixie-slim\n',
  'packages/backend/src/index.ts': `import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// catalog plugin
backend.add(import('@x/catalog-backend'));

// kubernetes plugin
backend.add(import('@x/kube-backend'));

backend.start();
`,
  'packages/app/src/App.tsx': `import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';

export default createApp({
  features: [navModule],
});
`,
  'packages/app/src/modules/kube/index.ts': 'export {};\n',
  'packages/app/src/nav.tsx': 'const items = [catalog, kube];\n',
  'app-config.yaml': `app:
  title: Scaffolded # the title
  extensions:
    - page:catalog:
        config:
          path: /

organization:
  name: My Company

auth:
  providers:
    guest: {}

# clusters
kubernetes:
  # see the docs

scaffolder:
  # nothing yet
`,
  'app-config.production.yaml': 'auth:\n  providers:\n    guest: {}\n\napp:\n  baseUrl: http://x\n',
  'examples/entities.yaml': `kind: Component
metadata:
  name: example-website
spec: {}
`,
  'examples/org.yaml': 'kind: Group\n',
  '.dockerignore': '.git\n',
  '.yarnrc.yml': 'nodeLinker: node-modules\n',
  'README.md': '# Template\n',
  'yarn.lock': '',
  'catalog-info.yaml': `name: ${NAME_PLACEHOLDER}\n`,
};

const link = { docs: 'https://example.com/docs' };

/** Each definition shows one thing that a feature can do. */
const DEFINITIONS: readonly object[] = [
  { id: 'catalog', title: 'Catalog', category: 'core', always: true },
  {
    id: 'kube',
    title: 'Kubernetes',
    category: 'core',
    packages: { app: ['@x/kube'], backend: ['@x/kube-backend'] },
    base: {
      config: { 'app-config.yaml': ['kubernetes'] },
      files: ['packages/app/src/modules/kube/'],
      code: [{ file: 'packages/app/src/nav.tsx', find: ', kube', replace: '' }],
    },
  },
  {
    id: 'git',
    title: 'Git host',
    category: 'vcs',
    packages: { backend: ['@x/git-backend', { name: '@x/git-node', add: false }] },
    options: {
      type: 'object',
      properties: {
        host: {
          type: 'string',
          default: 'git.example',
          pattern: '^[a-z.]+$',
          examples: ['git.acme'],
        },
        organization: { type: 'string', title: 'Organization' },
        discovery: { type: 'boolean', default: true },
        topics: { type: 'array', items: { type: 'string' } },
      },
    },
    secrets: {
      GIT_TOKEN: {
        title: 'Token',
        purpose: 'Reads repositories.',
        obtain: 'https://git.example/tokens',
        scopes: ['repo'],
      },
    },
    config: [
      {
        into: 'app-config.yaml',
        yaml: `# where the code is\nintegrations:\n  git:\n    - host: '{{ host }}'\n      token: \${GIT_TOKEN}\n`,
      },
      {
        into: 'app-config.yaml',
        when: { options: { discovery: true, organization: true } },
        yaml: `catalog:\n  providers:\n    git:\n      organization: '{{ organization }}'\n      topics: '{{ topics }}'\n`,
      },
    ],
    annotations: { 'git/slug': '{{ organization }}/example' },
    next: [{ title: 'Make a token', body: 'For {{ host }}.' }],
  },
  {
    id: 'auth-git',
    title: 'Git sign-in',
    category: 'vcs',
    requires: ['git'],
    conflicts: [{ feature: 'auth-old', because: 'both are the same host.' }],
    options: { type: 'object', properties: { firstUser: { type: 'string' } } },
    config: [
      {
        into: 'app-config.yaml',
        yaml: 'auth:\n  providers:\n    # how people sign in\n    git: {}\n',
      },
    ],
    signIn: {
      id: 'git',
      title: 'Git host',
      message: "Sign in with the organization's account",
      api: { name: 'gitAuthApiRef', from: '@backstage/core-plugin-api' },
    },
  },
  { id: 'auth-old', title: 'Old sign-in', category: 'vcs' },
  {
    id: 'guest',
    title: 'Guest',
    category: 'vcs',
    signIn: { id: 'guest', title: 'Guest', message: 'Look around' },
    base: { config: { 'app-config.yaml': ['auth.providers.guest'] } },
  },
  {
    id: 'radar',
    title: 'Radar',
    category: 'core',
    releases: '>=2.0.0',
    requiresOneOf: ['git', 'kube'],
    packages: { app: ['@x/radar'] },
    files: [{ from: 'files/radar.json', to: 'radar.json' }],
    modules: [{ name: 'radarModule', from: './modules/radar' }],
    config: [
      {
        into: 'app-config.yaml',
        yaml: 'app:\n  extensions:\n    - page:catalog:\n        config:\n          title: Things\n    - page:radar: true\n',
      },
    ],
  },
  { id: 'elsewhere', title: 'Elsewhere', category: 'core', packages: { app: ['@x/unknown'] } },
];

export function fixtureLibrary(): Library {
  return buildLibrary({
    categories: [
      { id: 'core', title: 'Core', summary: 'Core.' },
      { id: 'vcs', title: 'Version control', summary: 'Code.' },
    ],
    features: DEFINITIONS.map((definition) => ({
      source: 'fixture',
      definition: { summary: 'A feature.', links: link, ...definition },
      contents: new Map(
        'files' in definition ? [['files/radar.json', '{"name": "{{ kept }}"}\n']] : [],
      ),
    })),
    presets: [
      {
        source: 'fixture',
        definition: { id: 'git', title: 'Git', summary: 'Git.', features: { git: {} } },
      },
    ],
  });
}

export function fixtureRelease(version = '2.0.0'): Release {
  return {
    version,
    createApp: { version: '0.1.0', integrity: 'sha512-x', template: 'default-app' },
    node: '22 || 24',
    lockfile: false,
    amendments: [
      { workspace: 'backend', package: 'sqlite', range: '^13.0.0', because: 'version 12 aborts' },
    ],
    packages: new Map([
      ['@x/kube', '1.0.0'],
      ['@x/kube-backend', '1.0.0'],
      ['@x/git-backend', '3.1.0'],
      ['@x/git-node', '3.2.0'],
      ['@x/radar', '4.0.0'],
    ]),
    base: new Map(Object.entries(BASE)),
  };
}
