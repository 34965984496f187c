import { defineConfig } from 'vitest/config';

/** Checks of the web application that do not all pass yet, and so don't decide over a change. */
export default defineConfig({
  test: {
    include: [
      ...['axe', 'layout', 'run', 'static', 'thai'].map((name) => `e2e/web/${name}.test.ts`),
      'e2e/web/**/*.e2e.ts',
    ],
    globalSetup: ['e2e/harness/webBuild.mjs'],
    testTimeout: 15 * 60_000,
    hookTimeout: 15 * 60_000,
    fileParallelism: false,
  },
});
