import type { SeedBranch, SeedCommit, SeedRepository } from './seed.ts';
import { before, DAY, HOUR, MINUTE } from './clock.ts';
import { ciWorkflow, deployWorkflow, quietCiWorkflow } from './seedRuns.ts';

const CI = `name: CI
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
      - run: npm ci
      - run: npm test
`;

const DEPLOY = `name: Deploy
on:
  workflow_dispatch:
  push: { branches: [main] }
jobs:
  staging:
    runs-on: ubuntu-latest
    environment: staging
    steps:
      - run: ./deploy.sh staging
`;

const MKDOCS = `site_name: %name%
plugins:
  - techdocs-core
nav:
  - Home: index.md
`;

interface Component {
  readonly organization: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly extra?: string;
}

function catalogInfo(component: Component): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${component.name}
  title: ${component.title}
  description: ${component.description}
  annotations:
    github.com/project-slug: ${component.organization}/${component.name}
    backstage.io/techdocs-ref: dir:.
  tags: [${component.tags.join(', ')}]
spec:
  type: ${component.type}
  lifecycle: production
  owner: group:default/${component.owner}
${component.extra ?? ''}`;
}

function files(component: Component): Record<string, string> {
  return {
    'catalog-info.yaml': catalogInfo(component),
    'README.md': `# ${component.title}\n\n${component.description}.\n\nRun \`npm ci && npm start\`.\n`,
    'mkdocs.yml': MKDOCS.replace('%name%', component.title),
    'docs/index.md': `# ${component.title}\n\n${component.description}.\n\n## On call\n\nAsk \`${component.owner}\`.\n`,
    '.github/workflows/ci.yml': CI,
    'package.json': `${JSON.stringify({ name: component.name, version: '1.4.0', private: true }, null, 2)}\n`,
  };
}

const PAYMENTS_API = `  providesApis: [payments]
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: payments
  description: Takes and refunds payments
spec:
  type: openapi
  lifecycle: production
  owner: group:default/payments
  definition: |
    openapi: 3.0.3
    info: { title: Payments, version: 1.4.0 }
    paths:
      /payments:
        post:
          summary: Take a payment
          responses: { '201': { description: Taken } }
      /payments/{id}/refunds:
        post:
          summary: Give back a payment, whole or in part
          responses: { '201': { description: Given back } }
`;

export interface RepositoryOptions {
  readonly organization: string;
  readonly now: Date;
}

function commit(now: Date, ago: number, author: string, message: string, at: SeedCommit['files']) {
  return { message, author, at: before(now, ago), files: at } satisfies SeedCommit;
}

function paymentsBranches(component: Component, now: Date): SeedBranch[] {
  const limit = (milliseconds: number): string => `export const timeout = ${milliseconds};\n`;
  return [
    {
      name: 'main',
      commits: [
        commit(now, 40 * DAY, 'mina-park', 'First version', {
          ...files(component),
          '.github/workflows/deploy.yml': DEPLOY,
          'src/timeout.ts': limit(3000),
        }),
        commit(now, 2 * DAY, 'jonas-weber', 'Document the interface', {
          'docs/interface.md': '# Interface\n\nSee the API in the catalog.\n',
        }),
        commit(now, 2 * MINUTE, 'mina-park', 'Raise the time limit of calls', {
          'src/timeout.ts': limit(5000),
        }),
      ],
    },
    {
      name: 'refunds',
      commits: [
        commit(now, 4 * DAY, 'jonas-weber', 'Refund in part', {
          'src/refund.ts': 'export const refund = (paid: number, part: number) => paid - part;\n',
        }),
      ],
    },
  ];
}

function payments({ organization, now }: RepositoryOptions): SeedRepository {
  const component: Component = {
    organization,
    name: 'payments-service',
    title: 'Payments service',
    description: 'Takes and refunds payments',
    type: 'service',
    owner: 'payments',
    tags: ['typescript', 'payments'],
    extra: PAYMENTS_API,
  };
  return {
    name: component.name,
    description: component.description,
    language: 'TypeScript',
    topics: ['backstage-include', 'payments', 'typescript'],
    visibility: 'internal',
    createdAt: before(now, 420 * DAY),
    teams: ['payments'],
    branches: paymentsBranches(component, now),
    workflows: [
      ciWorkflow({ now, actor: 'mina-park' }),
      deployWorkflow({ now, actor: 'jonas-weber' }),
    ],
  };
}

function storefront({ organization, now }: RepositoryOptions): SeedRepository {
  const component: Component = {
    organization,
    name: 'storefront',
    title: 'Storefront',
    description: 'The shop that customers see',
    type: 'website',
    owner: 'web',
    tags: ['react', 'typescript'],
    extra: '  consumesApis: [payments]\n',
  };
  return {
    name: component.name,
    description: component.description,
    language: 'TypeScript',
    topics: ['backstage-include', 'react'],
    visibility: 'internal',
    createdAt: before(now, 390 * DAY),
    teams: ['web'],
    branches: [
      {
        name: 'main',
        commits: [
          commit(now, 30 * DAY, 'amara-okafor', 'Shop with a basket', files(component)),
          commit(now, 10 * HOUR, 'amara-okafor', 'Show delivery days', {
            'src/delivery.ts':
              'export const days = (country: string) => (country === "DE" ? 2 : 5);\n',
          }),
        ],
      },
    ],
    workflows: [quietCiWorkflow({ now, actor: 'amara-okafor' })],
  };
}

function platform({ organization, now }: RepositoryOptions): SeedRepository {
  const component: Component = {
    organization,
    name: 'platform-config',
    title: 'Platform configuration',
    description: 'What runs where, and who may change it',
    type: 'library',
    owner: 'platform',
    tags: ['kubernetes'],
  };
  return {
    name: component.name,
    description: component.description,
    language: 'HCL',
    topics: ['kubernetes', 'terraform'],
    visibility: 'private',
    createdAt: before(now, 600 * DAY),
    teams: ['platform'],
    branches: [
      {
        name: 'main',
        commits: [
          commit(now, 21 * DAY, 'lucia-rossi', 'Clusters in two regions', files(component)),
        ],
      },
    ],
    workflows: [quietCiWorkflow({ now, actor: 'lucia-rossi' })],
  };
}

const TEMPLATE = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: node-service
  title: Node service
  description: A small HTTP service with tests and CI
  tags: [node, recommended]
spec:
  owner: group:default/platform
  type: service
  parameters:
    - title: Service
      required: [name]
      properties:
        name: { title: Name, type: string, pattern: '^[a-z][a-z0-9-]*$' }
  steps:
    - id: fetch
      name: Fetch
      action: fetch:template
      input: { url: ./skeleton, values: { name: '\${{ parameters.name }}' } }
    - id: publish
      name: Publish
      action: publish:github
      input: { repoUrl: '%host%?owner=%owner%&repo=\${{ parameters.name }}', repoVisibility: internal }
    - id: register
      name: Register
      action: catalog:register
      input:
        repoContentsUrl: \${{ steps.publish.output.repoContentsUrl }}
        catalogInfoPath: /catalog-info.yaml
  output:
    links:
      - { title: Repository, url: '\${{ steps.publish.output.remoteUrl }}' }
`;

const SKELETON = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: \${{ values.name }}
  annotations:
    github.com/project-slug: %owner%/\${{ values.name }}
spec:
  type: service
  lifecycle: experimental
  owner: group:default/platform
`;

/** `WEB_HOST` in a file becomes the host of the stand-in's web address when it starts. */
export const WEB_HOST = '%host%';

function templates({ organization, now }: RepositoryOptions): SeedRepository {
  return {
    name: 'software-templates',
    description: 'Golden paths of the organization',
    language: undefined,
    topics: ['backstage-include', 'templates'],
    visibility: 'public',
    createdAt: before(now, 200 * DAY),
    teams: ['platform'],
    branches: [
      {
        name: 'main',
        commits: [
          commit(now, 12 * DAY, 'tomas-novak', 'A Node service', {
            'catalog-info.yaml': TEMPLATE.replace('%owner%', organization),
            'README.md': '# Software templates\n\nGolden paths: choose one in the portal.\n',
            'skeleton/catalog-info.yaml': SKELETON.replace('%owner%', organization),
            'skeleton/README.md': '# ${{ values.name }}\n',
          }),
        ],
      },
    ],
    workflows: [],
  };
}

export function defaultRepositories(options: RepositoryOptions): SeedRepository[] {
  return [payments(options), storefront(options), platform(options), templates(options)];
}
