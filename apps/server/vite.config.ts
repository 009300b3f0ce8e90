import { defineConfig } from 'vite';

/** One file for Node: our own libraries are bundled, packages stay outside and load from node_modules. */
export default defineConfig({
  build: { ssr: 'src/main.ts', outDir: 'dist/app', target: 'node20', sourcemap: true, emptyOutDir: true },
  ssr: { noExternal: [/^@chancery\//] },
});
