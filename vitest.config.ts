import { defineConfig } from 'vitest/config';

const patience = {
  testTimeout: 60_000,
  // The first run fetches what later ones find in the cache.
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/scripts/**/*.test.ts',
            'scripts/**/*.test.ts',
            'e2e/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...patience,
          name: 'web',
          include: ['e2e/web/**/*.test.ts'],
          globalSetup: ['e2e/harness/webBuild.mjs'],
          // A browser on a busy machine may be late; what is wrong is so each time.
          retry: 2,
        },
      },
    ],
  },
});
