import { expect, test } from 'vitest';
import { addressesOf, readAppConfig, referencedVariables } from './appConfig.ts';
import { folderWith } from './testing/project.ts';

test('reads addresses from both files and the environment', async () => {
  const project = await folderWith({
    'app-config.yaml': `
app: { baseUrl: 'http://localhost:3000' }
backend:
  baseUrl: 'http://localhost:\${BACKEND_PORT:-7007}/'
  listen: { port: 7007 }`,
    'app-config.local.yaml': `
app: { baseUrl: 'http://localhost:3100/' }
backend: { listen: { port: '\${BACKEND_PORT}' } }`,
  });
  const config = await readAppConfig(project);
  expect(addressesOf(config, { BACKEND_PORT: '7100' })).toEqual({
    frontendUrl: 'http://localhost:3100',
    frontendPort: 3100,
    backendUrl: 'http://localhost:7100',
    backendPort: 7100,
  });
});

test('knows the defaults, short forms, and public addresses', () => {
  expect(addressesOf({}, {})).toMatchObject({ frontendPort: 3000, backendPort: 7007 });
  expect(addressesOf({ backend: { listen: ':7200' } }, {}).backendPort).toBe(7200);
  expect(addressesOf({ backend: { listen: '127.0.0.1:7201' } }, {}).backendPort).toBe(7201);
  const config = {
    app: { baseUrl: 'https://portal.example', listen: { port: 3200 } },
    backend: { baseUrl: 'https://portal.example' },
  };
  expect(addressesOf(config, {})).toMatchObject({ frontendPort: 3200, backendPort: 443 });
});

test('a file that is not YAML is named', async () => {
  const project = await folderWith({ 'app-config.yaml': 'a: [' });
  await expect(readAppConfig(project)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining('app-config.yaml'),
  });
});

test('finds the variables that a configuration refers to, not those in comments', () => {
  const text = `
# token: \${COMMENTED}
a: \${ONE}
b: ['x-\${TWO}-\${THREE:-3}', '$\${ESCAPED}']
c: { $env: FOUR }`;
  expect(referencedVariables(text)).toEqual([
    { name: 'ONE', optional: false },
    { name: 'TWO', optional: false },
    { name: 'THREE', optional: true },
    { name: 'FOUR', optional: false },
  ]);
});
