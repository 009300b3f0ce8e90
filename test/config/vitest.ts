import type { ViteUserConfig } from 'vitest/config';

/** What every package's specs share. Specs on a database or broker get the time that those need to start. */
export const specs = (overrides: ViteUserConfig['test'] = {}): ViteUserConfig => ({
  test: {
    include: ['src/**/*.spec.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    ...overrides,
  },
});
