import { fileURLToPath } from 'node:url';
import { buildRelease } from './build.ts';

const [version] = process.argv.slice(2);
if (version === undefined) {
  console.error('Say which release: npm run release:build -- 1.55.0');
  process.exitCode = 1;
} else {
  buildRelease(fileURLToPath(new URL('../..', import.meta.url)), version, (line) =>
    console.log(line),
  );
}
