import type { ViteUserConfig } from 'vitest/config';

/** Where each package's run leaves its results, from the package's folder; `npm test` sums them up. */
export const TEST_REPORT = 'dist/test-report.json';

/** What every package's specs share. Specs on a database or broker get the time that those need to start. */
export const specs = (overrides: ViteUserConfig['test'] = {}): ViteUserConfig => ({
  test: {
    include: ['src/**/*.spec.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: TEST_REPORT }]],
    ...overrides,
  },
});
