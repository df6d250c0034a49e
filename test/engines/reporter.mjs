import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const SLOWEST = 10;
/** Time for the engines to stop after the last result. */
const PATIENCE_MS = 30_000;

/**
 * At the end of a run: the slowest specs; every test that did not run, with the reason; and the end of the process itself, with its
 * exit code, also when something keeps it from ending.
 */
export default class {
  constructor({ rootDir }, { patienceMs = PATIENCE_MS } = {}) {
    this.patienceMs = patienceMs;
    this.root = rootDir;
    this.folder = mkdtempSync(join(tmpdir(), 'cobuild-run-'));
    process.env.COBUILD_NOT_RUN = join(this.folder, 'not-run');
  }

  onRunComplete(_contexts, results) {
    const { testResults, success, wasInterrupted } = results;
    const name = (path) => relative(this.root, path);
    const seconds = ({ perfStats: { start, end } }) => (end - start) / 1000;
    const slowest = [...testResults].sort((a, b) => seconds(b) - seconds(a)).slice(0, SLOWEST);
    const lines = slowest.map((one) => `  ${seconds(one).toFixed(1).padStart(6)} s  ${name(one.testFilePath)}`);
    if (testResults.length > SLOWEST) process.stderr.write(`\n最慢 slowest:\n${lines.join('\n')}\n`);
    const missing = [...this.skipped(testResults, name), ...this.notes(name)];
    if (missing.length > 0) process.stderr.write(`\n本机未运行 not run on this machine:\n${missing.join('\n')}\n`);
    rmSync(this.folder, { recursive: true, force: true });
    const code = success && !wasInterrupted && results.numTotalTests > 0 ? 0 : 1;
    setTimeout(() => {
      const held = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout');
      process.stderr.write(`\n运行已结束，仍未释放 the run is over, still open: ${[...new Set(held)].join(', ')}\n`);
      process.exit(code);
    }, this.patienceMs).unref();
  }

  /** Tests that jest has skipped; the reason stands in the title, as `(skipped: …)`. */
  skipped(testResults, name) {
    return testResults.flatMap(({ testFilePath, testResults: tests }) =>
      tests
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => `  ${name(testFilePath)}: ${fullName}`),
    );
  }

  /** The notes that tests have left by `named` (see not-run.ts). */
  notes(name) {
    const file = process.env.COBUILD_NOT_RUN;
    if (!existsSync(file)) return [];
    const told = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    return [
      ...new Set(
        told.map(({ testPath, consequence, missing }) => `  ${name(testPath)}: ${consequence} (missing: ${missing})`),
      ),
    ];
  }
}
