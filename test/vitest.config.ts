import { defineConfig } from 'vitest/config';
import { specs } from './config/vitest.ts';

/** Whole-system specs: real servers, brokers and browsers, one file at a time. */
export default defineConfig(
  specs({
    include: ['{gold,system,browser,config}/**/*.spec.ts'],
    globalSetup: ['support/postgres-setup.ts', 'support/kafka-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
  }),
);
