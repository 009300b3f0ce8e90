import { defineConfig } from 'vitest/config';
import { specs } from '../../test/config/vitest.ts';

export default defineConfig(specs({ globalSetup: ['../../test/support/postgres-setup.ts'] }));
