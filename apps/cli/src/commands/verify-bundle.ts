import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { filesInZip, retold, VERIFIER } from '@cobuild/bundle';

/**
 * Unpacks a bundle and checks it by the verifier that came with us, not the one inside; then folds the state anew. Prints what is
 * wrong, and returns 1 when something is. Throws a sentence on a file that is no whole zip.
 */
export function verifyBundle(
  file: string,
  { vkey, pin, witness }: Readonly<Record<'vkey' | 'pin' | 'witness', readonly string[]>>,
): number {
  const files = filesInZip(readFileSync(file));
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bundle-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const known = [
      ...vkey.flatMap((key) => ['--vkey', key]),
      ...pin.flatMap((path) => ['--pin', resolve(path)]),
      ...witness.flatMap((key) => ['--witness', key]),
    ];
    const { status } = spawnSync(process.execPath, [VERIFIER, folder, ...known], { stdio: 'inherit' });
    if (status !== 0) return 1;
    if (retold(files)) return 0;
    process.stdout.write(
      '✗ state.json 与重算的不同\n  state.json is not what the entries fold to in this version of Cobuild\n',
    );
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
