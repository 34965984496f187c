import type { EnvironmentVariable, NextStep, PortalSketch } from '@stagecraft/engine';
import { describe, expect, test } from 'vitest';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { createKept } from '../share/kept.ts';
import { blueprintCommand, commandsFor, nodeVersions, yarnOf } from './commands.ts';
import {
  atOrigins,
  callbackUrl,
  envLine,
  groupOf,
  LOCAL,
  productionOrigin,
  todosOf,
} from './steps.ts';
import { hosted, ticked, TICKS, ticksOf } from './ticks.ts';

const variable = (name: string, more: Partial<EnvironmentVariable> = {}): EnvironmentVariable => ({
  name,
  title: name,
  purpose: 'Reads.',
  obtain: 'https://example.com',
  scopes: [],
  optional: false,
  production: false,
  features: ['github'],
  ...more,
});

const step = (feature: string, title: string, body = 'Do it.'): NextStep => ({
  feature,
  title,
  body,
});

const PORTAL: PortalSketch = {
  title: 'Acme',
  organization: 'Acme',
  signIn: [],
  sidebar: [],
  entityTabs: [],
  entityCards: [],
  homeWidgets: [],
  elsewhere: [],
};

const signIn = (id: string, withApi: boolean) => ({
  id: `auth-${id}`,
  title: id,
  category: 'sign-in',
  summary: '',
  links: { docs: 'https://example.com' },
  signIn: {
    id,
    title: id,
    message: '',
    ...(withApi ? { api: { name: 'a', from: 'b' } } : {}),
  },
});

const BY_ID = new Map<string, CatalogFeature>(
  [signIn('github', true), signIn('okta', true), signIn('guest', false)].map((each) => [
    each.id,
    each,
  ]),
);

describe('next steps', () => {
  const register = step(
    'auth-github',
    'Register an OAuth app',
    'Callback: `http://localhost:7007/api/auth/github/handler/frame`.',
  );
  const made = {
    environment: [
      variable('POSTGRES_HOST', { production: true }),
      variable('GITHUB_TOKEN', { optional: true }),
      variable('AUTH_GITHUB_CLIENT_ID'),
    ],
    nextSteps: [step('home', 'Welcome people'), register, step('auth-github', 'Let yourself in')],
    portal: {
      ...PORTAL,
      signIn: [
        { title: 'GitHub', feature: 'auth-github' },
        { title: 'Okta', feature: 'auth-okta' },
        { title: 'Guest', feature: 'auth-guest' },
      ],
    },
  };

  test('come in the order in which they are done, required secrets first', () => {
    expect(todosOf(made, BY_ID).map(({ id }) => id)).toEqual([
      'callback:auth-github',
      'callback:auth-okta',
      'secret:AUTH_GITHUB_CLIENT_ID',
      'secret:GITHUB_TOKEN',
      'start',
      'step:home:1',
      'step:auth-github:2',
      'secret:POSTGRES_HOST',
      'deploy',
    ]);
  });

  test('what production alone needs is part of deploying', () => {
    const groups = Object.groupBy(todosOf(made, BY_ID), groupOf);
    expect(groups.secret?.map(({ id }) => id)).toEqual([
      'secret:AUTH_GITHUB_CLIENT_ID',
      'secret:GITHUB_TOKEN',
    ]);
    expect(groups.deploy?.map(({ id }) => id)).toEqual(['secret:POSTGRES_HOST', 'deploy']);
  });

  test('what a feature says of its callback address is told once, with the address', () => {
    const [github, okta] = todosOf(made, BY_ID);
    expect(github).toMatchObject({ provider: 'GitHub', providerId: 'github', step: register });
    expect(okta).toMatchObject({ provider: 'Okta', step: undefined });
  });

  test('without choices that need anything, the portal is started and deployed', () => {
    const none = { environment: [], nextSteps: [], portal: PORTAL };
    expect(todosOf(none, BY_ID).map(({ id }) => id)).toEqual(['start', 'deploy']);
  });
});

describe('addresses', () => {
  test('lead back to the backend', () => {
    expect(callbackUrl(LOCAL.backend, 'github')).toBe(
      'http://localhost:7007/api/auth/github/handler/frame',
    );
  });

  test('in what features say are those of the portal that runs', () => {
    const origins = { frontend: 'http://localhost:3002', backend: 'http://localhost:7009' };
    expect(atOrigins('`http://localhost:3000`, then `http://localhost:7007/api`.', origins)).toBe(
      '`http://localhost:3002`, then `http://localhost:7009/api`.',
    );
    expect(atOrigins('At `http://localhost:3000`.', LOCAL)).toBe('At `http://localhost:3000`.');
  });

  test.each([
    ['portal.acme.example', 'https://portal.acme.example'],
    [' https://Portal.acme.example/login ', 'https://portal.acme.example'],
    ['http://portal:8443/', 'https://portal:8443'],
  ])('in production, from %j', (typed, origin) => {
    expect(productionOrigin(typed)).toBe(origin);
  });

  test.each(['', '   ', 'a b', 'https://', '<script>', 'portal:port', '-x'])(
    'in production, none from %j',
    (typed) => expect(productionOrigin(typed)).toBeUndefined(),
  );
});

describe('commands', () => {
  test('need nothing but Node', () => {
    const yarn = yarnOf([{ path: 'a.ts' }, { path: '.yarn/releases/yarn-4.4.1.cjs' }]);
    expect(commandsFor('acme', yarn, false)).toEqual({
      unpack: 'unzip acme.zip',
      enter: 'cd acme',
      install: 'node .yarn/releases/yarn-4.4.1.cjs install',
      start: 'node .yarn/releases/yarn-4.4.1.cjs start',
    });
    expect(commandsFor('acme', yarn, true).unpack).toBe('tar -xf acme.zip');
  });

  test('make the project from its blueprint', () => {
    expect(blueprintCommand('acme')).toBe('npx stagecraft create acme --blueprint stagecraft.yaml');
  });

  test('name the versions of Node', () => expect(nodeVersions('22 || 24')).toEqual(['22', '24']));
  test('leave a value to be filled in', () => expect(envLine({ name: 'A' })).toBe('A='));
});

describe('what is ticked off', () => {
  test('is remembered by project', () => {
    let ticks = ticked({}, 'acme', 'start', true, 1);
    ticks = ticked(ticks, 'acme', 'deploy', true, 2);
    ticks = ticked(ticks, 'acme', 'start', false, 3);
    ticks = hosted(ticks, 'other', 'portal.example', 4);
    expect(ticksOf(ticks, 'acme')).toEqual({ done: ['deploy'], time: 3 });
    expect(ticksOf(ticks, 'other')).toEqual({ done: [], host: 'portal.example', time: 4 });
    expect(ticksOf(ticks, 'constructor').done).toEqual([]);
    expect(TICKS.read(TICKS.write(ticks))).toEqual(ticks);
  });

  test('is kept of the newest projects', () => {
    let ticks = {};
    for (let at = 0; at < 60; at += 1) ticks = ticked(ticks, `p${at}`, 'start', true, at);
    expect(Object.keys(ticks)).toHaveLength(50);
    expect(ticksOf(ticks, 'p9').done).toEqual([]);
    expect(ticksOf(ticks, 'p59').done).toEqual(['start']);
  });

  test('is nothing when the storage holds something else', () => {
    for (const text of ['', '[]', '{"a":1}', '{"a":{"done":1,"time":1}}', '{"a":{"done":[]}}']) {
      expect(TICKS.read(text)).toEqual({});
    }
    expect(TICKS.read('{"a":{"done":[1,"x"],"time":1}}')).toEqual({ a: { done: ['x'], time: 1 } });
  });

  test('lasts as long as the page without a storage', () => {
    const kept = createKept(TICKS, undefined);
    kept.change((ticks) => ticked(ticks, 'acme', 'start', true, 1));
    expect(ticksOf(kept.get(), 'acme').done).toEqual(['start']);
  });
});
