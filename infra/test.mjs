import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/**
 * All tests: what needs nothing but Node on all cores, then what needs the engines, one spec at a time (see jest.config.mjs). Both are
 * run whatever becomes of the first; the exit code is 1 when either failed.
 */
export function testAll(root) {
  const jest = (...args) =>
    spawnSync(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
  const cores = String(Math.max(1, Math.min(4, availableParallelism())));
  const runs = [
    jest('--selectProjects', 'unit', '--maxWorkers', cores),
    jest('--selectProjects', 'real', '--maxWorkers', '1'),
  ];
  process.exitCode = runs.every(({ status }) => status === 0) ? 0 : 1;
}
