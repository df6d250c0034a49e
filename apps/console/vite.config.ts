import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const standIn = (name: string): string => fileURLToPath(new URL(`src/routes/verify/node/${name}.ts`, import.meta.url));

/**
 * The console, as files that the API serves under /console/. The verifier in every evidence bundle is a program for Node.js; here
 * the same file runs in the browser, with stand-ins for what it takes of Node.
 */
export default defineConfig({
  base: '/console/',
  resolve: { alias: { 'node:crypto': standIn('crypto'), 'node:fs': standIn('fs') } },
  define: { 'process.argv': '[]' },
  build: { outDir: '../../dist/console', emptyOutDir: true, sourcemap: true, target: 'es2022' },
});
