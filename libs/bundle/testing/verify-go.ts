import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Files } from './alterations';

const SOURCE = join(__dirname, '../../../infra/verify-go');

export const hasGo = spawnSync('go', ['version']).status === 0;

type Verdict = Readonly<{ faults: readonly Readonly<{ place: string; code: string }>[] }>;

/** The verifier written in Go, built; `close` throws it away. Throws when it does not build. */
export function buildVerifyGo() {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-verify-go-'));
  const program = join(folder, 'verify-go');
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: SOURCE, encoding: 'utf8' });
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
    const named = witnesses.flatMap((key) => ['-witness', key]);
    const known = ['-json', '-vkey', vkey, ...(pin ? ['-pin', join(folder, 'pin')] : []), ...named];
    const { stdout } = spawnSync(program, [...known, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const path of paths) rmSync(path);
    return stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Verdict);
  };
  return { verify, close: () => rmSync(folder, { recursive: true, force: true }) };
}
