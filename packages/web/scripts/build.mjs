// Builds the web application into dist/: static files that any file server can serve.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Whoever starts this: a test runner says `test`, and React's slow half would be built in.
process.env.NODE_ENV = 'production';
const root = fileURLToPath(new URL('..', import.meta.url));
await build({
  root,
  configFile: `${root}vite.config.ts`,
  configLoader: 'native',
  logLevel: process.env.CI ? 'warn' : 'info',
});
