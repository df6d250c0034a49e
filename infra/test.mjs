import { spawnSync } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';

const STACK_BYTES = 3 * 1024 ** 3;

/**
 * All tests: what needs nothing but Node on all cores, then what needs the engines, on two workers where the machine has two cores and
 * memory for two stacks (see jest.config.mjs), or on `COBUILD_TEST_WORKERS`. Both are run whatever becomes of the first; the exit
 * code is 1 when either failed.
 */
export function testAll(root) {
  const jest = (...args) =>
    spawnSync(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
  const cores = Math.max(1, Math.min(4, availableParallelism()));
  const stacks = Math.max(1, Math.min(2, cores, Math.floor(totalmem() / STACK_BYTES)));
  const runs = [
    jest('--selectProjects', 'unit', '--maxWorkers', String(cores)),
    jest('--selectProjects', 'real', '--maxWorkers', process.env.COBUILD_TEST_WORKERS ?? String(stacks)),
  ];
  process.exitCode = runs.every(({ status }) => status === 0) ? 0 : 1;
}
