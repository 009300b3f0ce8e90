import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // The content policy allows fonts and scripts from files only, never from data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // What the first page needs is one file: pages that share parts with it would else cut it into dozens of small ones,
    // which compress worse and load later.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    port: 5173,
    proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } },
  },
});
