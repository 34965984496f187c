// Bundles the command line into dist/, because reading some hundred source files is most of the
// time of a start. Without dist/ it runs from source.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Zod brings its messages in all languages, half of the bundle; ours are English. */
const englishOnly = {
  name: 'english-only',
  setup(bundler) {
    bundler.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/** Our packages only define things when loaded, so what a command does not use stays out of it. */
const pureWorkspaces = {
  name: 'pure-workspaces',
  setup(bundler) {
    const asPure = async ({ path, importer, kind, resolveDir }) => {
      const found = await bundler.resolve(path, {
        pluginData: 'resolving',
        importer,
        kind,
        resolveDir,
      });
      return { ...found, sideEffects: false };
    };
    const isOurs = /^@stagecraft\/|^\.\.?\/.*\.ts$/;
    bundler.onResolve({ filter: isOurs }, (request) => {
      const isMain = request.path.startsWith('.') && request.importer.endsWith('main.ts');
      return request.pluginData === 'resolving' || isMain ? undefined : asPure(request);
    });
  },
};

await rm(at('../dist'), { recursive: true, force: true });
await build({
  entryPoints: [at('../src/main.ts')],
  outdir: at('../dist'),
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: true,
  sourcemap: false,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  plugins: [englishOnly, pureWorkspaces],
  // The server's framework reads files beside its own, and only `serve` needs it.
  external: ['fastify', '@fastify/*', 'prom-client'],
  // CommonJS packages inside ask for `require`.
  banner: {
    js: "import{createRequire as stagecraftRequire}from'node:module';const require=stagecraftRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
