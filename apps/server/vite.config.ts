import { defineConfig } from 'vite';

/** Files for Node, side by side: our own libraries are bundled, packages stay outside and load from node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        'rebuild-process': 'src/projections/rebuild-process.ts',
        'replay-worker': 'src/replay/replay-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
    outDir: 'dist/app',
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
  },
  ssr: { noExternal: [/^@chancery\//] },
});
