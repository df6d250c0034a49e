import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { named } from '../../../test/engines/not-run';
import type { Files } from './alterations';

const SOURCE = join(__dirname, '../../../infra/verify-go');

type Verdict = Readonly<{ faults: readonly Readonly<{ place: string; code: string }>[] }>;

/** Go's own words when its modules are neither here nor within reach. */
const UNREACHABLE = /dial tcp|no such host|i\/o timeout|connection refused|module lookup disabled|proxyconnect/;

/**
 * The verifier written in Go, built; `close` throws it away. Null where Go, or the modules it needs, cannot be had: the end of the run
 * then names the comparison as not run. Throws when it does not build.
 */
export function buildVerifyGo() {
  const absent = (missing: string): null => {
    named(missing, 'the comparison with the verifier in Go');
    return null;
  };
  if (spawnSync('go', ['version']).status !== 0) return absent('Go, https://go.dev/dl');
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-verify-go-'));
  const program = join(folder, 'verify-go');
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: SOURCE, encoding: 'utf8' });
  if (built.status !== 0 && UNREACHABLE.test(built.stderr)) return absent('the Go modules of infra/verify-go');
  if (built.status !== 0) throw new Error(`verify-go does not build: ${built.stderr}`);
  /** What it says of each bundle, given as zips, in order. */
  const verify = (
    bundles: readonly Files[],
    vkey: string,
    pin: string,
    witnesses: readonly string[] = [],
  ): Verdict[] => {
    writeFileSync(join(folder, 'pin'), pin);
    const paths = bundles.map((files, n) => {
      const path = join(folder, `${n}.zip`);
      writeFileSync(path, zipSync(Object.fromEntries(files), { level: 0 }));
      return path;
    });
    const trusted = witnesses.flatMap((key) => ['-witness', key]);
    const known = ['-json', '-vkey', vkey, ...(pin ? ['-pin', join(folder, 'pin')] : []), ...trusted];
    const { stdout } = spawnSync(program, [...known, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const path of paths) rmSync(path);
    return stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Verdict);
  };
  return { verify, close: () => rmSync(folder, { recursive: true, force: true }) };
}
