import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/* Writes the worker that checks bundles in a browser as one script to standard output, made as the console is. */

const at = (path) => fileURLToPath(new URL(`../../apps/console/${path}`, import.meta.url));
const [{ output }] = [
  await build({
    root: at('.'),
    configFile: at('vite.config.ts'),
    logLevel: 'error',
    build: {
      write: false,
      sourcemap: false,
      lib: { entry: at('src/routes/verify/worker.ts'), formats: ['iife'], name: 'worker' },
    },
  }),
].flat();
process.stdout.write(output[0].code);
