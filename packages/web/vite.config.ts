import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { stagecraftData } from './scripts/data.ts';

export default defineConfig({
  root: import.meta.dirname,
  // Any file server, at any path.
  base: './',
  plugins: [react(), stagecraftData()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // Every file by its own name: the page's policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
