import { defineConfig } from 'vite';

/** The console, as files that the API serves under /console/. */
export default defineConfig({
  base: '/console/',
  build: { outDir: '../../dist/console', emptyOutDir: true, sourcemap: true, target: 'es2022' },
});
