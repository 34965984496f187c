import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);

/**
 * One file a command, with what they share in chunks: a command loads only what it needs.
 * Backstage's own template, the library and the releases are data and stay outside.
 */
await build({
  entryPoints: [path.join(root, 'packages/cli/src/main.ts')],
  outdir: path.join(root, 'packages/cli/dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minifySyntax: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  // Some dependencies are CommonJS and call require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  define: { 'process.env.NODE_ENV': '"production"' },
});
