import { defineConfig } from 'vitest/config';

/** Real portals: one at a time, because each takes the ports 3000 and 7007 and most of a machine. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    // It has ports of its own, so it runs beside these: vitest.library.config.ts.
    exclude: ['e2e/verify.e2e.ts'],
    globalSetup: ['e2e/harness/webBuild.mjs'],
    testTimeout: 15 * 60_000,
    hookTimeout: 15 * 60_000,
    fileParallelism: false,
    sequence: { concurrent: false },
    bail: 0,
  },
});
