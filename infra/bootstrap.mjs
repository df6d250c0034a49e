// The first thing that runs on a fresh clone: plain Node, no dependencies, and in this file nothing a Node of
// ten years ago could not read. `node infra/bootstrap.mjs <start|test|build|bench|screens|check|cobuild> [...args]`
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST = [20, 19];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
const [, , task, ...args] = process.argv;

/** Goes on in this process as if `file` had been started with `argv`: signals and exit code need no passing on. */
const become = (file, argv) => {
  process.argv = [process.argv[0], join(root, file), ...argv];
  return import(pathToFileURL(join(root, file)).href);
};

const run = {
  start: () => become('dist/apps/cli/src/main.js', ['up', ...args]),
  cobuild: () => become('dist/apps/cli/src/main.js', args),
  test: () =>
    args.length > 0
      ? become('node_modules/jest/bin/jest.js', args)
      : import('./test.mjs').then(({ testAll }) => testAll(root)),
  bench: () => become('dist/test/bench/main.js', args),
  screens: () => become('dist/test/screens/main.js', args),
  check: () => import('./check.mjs').then(({ check }) => check(root)),
  build: () => undefined,
};

async function main() {
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Error(
      `需要 Node.js ${OLDEST.join('.')} 或更新，现在是 ${process.versions.node}：https://nodejs.org\n` +
        `Node.js ${OLDEST.join('.')} or newer is needed, this is ${process.versions.node}: https://nodejs.org`,
    );
  }
  if (!Object.keys(run).includes(task)) throw new Error(`用法 usage: bootstrap.mjs <${Object.keys(run).join('|')}>`);
  const { install, build } = await import('./prepare.mjs');
  await install(root);
  await build(root);
  if (process.setSourceMapsEnabled) process.setSourceMapsEnabled(true);
  await run[task]();
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
