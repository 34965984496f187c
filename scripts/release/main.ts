import { fileURLToPath } from 'node:url';
import { buildRelease, measureRelease } from './build.ts';

const [version, ...options] = process.argv.slice(2);
const only = options.join('=').match(/^--only=+(.*)$/)?.[1];
if (version === undefined || (options.length > 0 && only !== 'sizes')) {
  console.error('Say which release: npm run release:build -- 1.55.0 [--only sizes]');
  process.exitCode = 1;
} else {
  const build = only === 'sizes' ? measureRelease : buildRelease;
  build(fileURLToPath(new URL('../..', import.meta.url)), version, (line) => console.log(line));
}
