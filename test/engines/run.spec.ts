import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../infra/lock';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cobuild-run-'));
const pidFile = join(folder, 'pid');
afterAll(() => rmSync(folder, { recursive: true }));

const CONFIG = {
  rootDir: ROOT,
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  testEnvironment: '<rootDir>/test/engines/environment.mjs',
  reporters: [['<rootDir>/test/engines/reporter.mjs', { patienceMs: 1000 }]],
};

/** Runs jest on one fixture, as the suite runs on its specs; resolves with the exit code and all that it wrote. */
function run(fixture: string): Promise<{ code: number | null; said: string }> {
  const config = JSON.stringify({ ...CONFIG, testMatch: [`<rootDir>/test/engines/fixtures/${fixture}.fixture.ts`] });
  const { JEST_WORKER_ID: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', config], {
    cwd: ROOT,
    env: { ...env, FIXTURE_PID: pidFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

it('a set-up that fails half-way leaves nothing running, and the run ends with its exit code though something is held', async () => {
  const { code, said } = await run('half-set-up');
  expect(code).toBe(1);
  expect(said).toMatch(/half-set-up.*left open: child, closed/);
  expect(said).toMatch(/still open: .*TCPServerWrap/);
  expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
}, 60_000);

it('what is not run is named at the end with its reason, whether jest skips it or the test says so', async () => {
  const { code, said } = await run('missing');
  expect(code).toBe(0);
  const [, after = ''] = said.split('not run on this machine:');
  expect(after).toContain('a comparison with the moon (skipped: there is no moon here)');
  expect(after).toContain('the comparison with the sun (missing: the sun)');
}, 60_000);
