import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeConsoleTypes } from './console-types.mjs';

/** Twenty thousand generated definitions are left to `npm test`. The longest first, so that the short ones fill the gaps. */
const TOOLS = [
  ['eslint', 'eslint/bin/eslint.js', '.'],
  [
    'jest',
    'jest/bin/jest.js',
    '--selectProjects',
    'unit',
    '--silent',
    '--maxWorkers=1',
    '--testPathIgnorePatterns',
    'generated',
  ],
  ['tsc', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['console', 'typescript/bin/tsc', '--noEmit', '-p', 'apps/console/tsconfig.json'],
  ['depcruise', 'dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'workflows', 'infra', 'test'],
  ['knip', 'knip/bin/knip.js'],
  ['prettier', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn', '--cache'],
];

/** Runs every tool, as many at once as there are cores; one line each, and the output only of those that object. */
export async function check(root) {
  const began = performance.now();
  await writeConsoleTypes(root);
  const waiting = [...TOOLS];
  const failed = [];
  const lane = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      const [name, file, ...args] = tool;
      const { code, output, seconds } = await runTool(root, join(root, 'node_modules', file), args);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1)} s\n`);
      if (code !== 0) failed.push(`── ${name}\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  process.stdout.write(`${failed.map((text) => `\n${text}`).join('')}`);
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function runTool(cwd, file, args) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output, seconds: (performance.now() - began) / 1000 }));
  });
}
