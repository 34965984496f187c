import { defineConfig } from 'vitest/config';

/** The library in demo mode, on packages that are installed once and ports of its own. */
export default defineConfig({
  test: {
    include: ['e2e/verify.e2e.ts'],
    testTimeout: 25 * 60_000,
    // The packages of the whole library are installed first.
    hookTimeout: 15 * 60_000,
  },
});
