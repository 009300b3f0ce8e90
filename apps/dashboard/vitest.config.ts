import react from '@vitejs/plugin-react';
import { defineConfig, mergeConfig } from 'vitest/config';
import { specs } from '../../test/config/vitest.ts';

export default mergeConfig(
  specs({ environment: 'happy-dom', css: { modules: { classNameStrategy: 'non-scoped' } } }),
  defineConfig({ plugins: [react()] }),
);
