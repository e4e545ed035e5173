import { defineConfig } from 'vitest/config';

/** Sibling packages resolve to their sources, so that a test sees a change without a build. */
const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

const onInstalled = process.env.BIHUAN_TEST_PG === 'installed';

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: [
            'kernel/**/*.test.ts',
            'mechanisms/**/*.test.ts',
            'contracts/**/*.test.ts',
            'cli/**/*.test.ts',
            'web/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/dist/**', '**/node_modules/**'],
          // Only to end what hangs: property tests are slow on a busy machine, and no test asserts a time.
          testTimeout: 120_000,
        },
      },
      {
        ...source,
        test: {
          name: 'database',
          include: ['server/**/*.test.ts'],
          // The launcher is about the embedded server; on an installed one only what stands on a database is tested.
          exclude: ['**/dist/**', '**/node_modules/**', ...(onInstalled ? ['server/src/adapters/postgres/**'] : [])],
          globalSetup: ['server/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
