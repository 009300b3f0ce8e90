import { defineConfig } from 'vitest/config';
import { specs } from '../../test/config/vitest';

export default defineConfig(specs());
