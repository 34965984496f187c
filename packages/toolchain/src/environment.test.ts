import { expect, test } from 'vitest';
import { childEnvironment } from './environment.ts';

test('lets through what programs need, and nothing else', () => {
  const base = {
    PATH: '/bin',
    HOME: '/home/a',
    LC_ALL: 'C',
    https_proxy: 'http://proxy:1',
    NO_PROXY: 'x',
    YARN_HTTP_TIMEOUT: '9',
    npm_config_registry: 'https://mirror',
    'npm_config_//mirror/:_authToken': 't',
    'npm_config_@acme:registry': 'https://acme',
    npm_config_local_prefix: '/somewhere',
    npm_config_workspace: 'x',
    GITHUB_TOKEN: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
    NODE_OPTIONS: '--inspect',
  };
  expect(Object.keys(childEnvironment({}, base)).toSorted()).toEqual(
    [
      'HOME',
      'LC_ALL',
      'NO_PROXY',
      'PATH',
      'YARN_HTTP_TIMEOUT',
      'https_proxy',
      'npm_config_//mirror/:_authToken',
      'npm_config_@acme:registry',
      'npm_config_registry',
    ].toSorted(),
  );
});

test('adds what the caller gives and removes what it sets to undefined', () => {
  const environment = childEnvironment({ GITHUB_TOKEN: 'x', HOME: undefined }, { HOME: '/a' });
  expect(environment).toEqual({ GITHUB_TOKEN: 'x' });
});
