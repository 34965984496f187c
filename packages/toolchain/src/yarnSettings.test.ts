import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderWith } from './testing/project.ts';
import { parseNpmrc, yarnEnvironment } from './yarnSettings.ts';

const before = { ...process.env };

beforeEach(async () => {
  const home = await folderWith({});
  for (const name of Object.keys(process.env)) {
    if (/^(npm_config_|yarn_|https?_proxy)/i.test(name)) delete process.env[name];
  }
  process.env['HOME'] = home;
  process.env['npm_config_globalconfig'] = path.join(home, 'global-npmrc');
});

afterEach(() => {
  process.env = { ...before };
});

async function useNpmrc(text: string): Promise<void> {
  const folder = await folderWith({ '.npmrc': text });
  process.env['npm_config_userconfig'] = path.join(folder, '.npmrc');
}

test('install scripts are off, packages are shared by hard links', async () => {
  await useNpmrc('');
  expect(await yarnEnvironment(await folderWith({}))).toEqual({
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_GLOBAL_CACHE: 'true',
    YARN_NM_MODE: 'hardlinks-global',
  });
});

test('what the person set up for npm counts for yarn', async () => {
  process.env['MIRROR_TOKEN'] = 'token-from-environment';
  await useNpmrc(
    [
      'registry=http://mirror.example:8081/npm/',
      '//mirror.example:8081/npm/:_authToken=${MIRROR_TOKEN}',
      '//other.example/:_authToken=not-this',
      'https-proxy=http://proxy.example:3128/',
      'cafile=/etc/company.pem',
      'strict-ssl=false',
    ].join('\n'),
  );
  expect(await yarnEnvironment(await folderWith({}))).toMatchObject({
    YARN_NPM_REGISTRY_SERVER: 'http://mirror.example:8081/npm',
    YARN_UNSAFE_HTTP_WHITELIST: 'mirror.example',
    YARN_NPM_AUTH_TOKEN: 'token-from-environment',
    YARN_NPM_ALWAYS_AUTH: 'true',
    YARN_HTTPS_PROXY: 'http://proxy.example:3128/',
    YARN_HTTPS_CA_FILE_PATH: '/etc/company.pem',
    YARN_ENABLE_STRICT_SSL: 'false',
  });
});

test('what the project settles stays', async () => {
  await useNpmrc('registry=https://mirror.example/\n');
  const project = await folderWith({
    '.yarnrc.yml': 'npmRegistryServer: https://own.example\nnmMode: classic\nenableScripts: true\n',
  });
  expect(await yarnEnvironment(project)).toEqual({
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_GLOBAL_CACHE: 'true',
  });
});

test('reads .npmrc as npm does', () => {
  const text = '; c\n# c\n a = "b" \n@acme:registry=https://x/${A}?${B}\nflag\n';
  expect([...parseNpmrc(text, { A: '1' })]).toEqual([
    ['a', 'b'],
    ['@acme:registry', 'https://x/1?${B}'],
  ]);
});
