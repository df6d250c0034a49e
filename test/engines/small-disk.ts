import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { named } from './not-run';

/** A file system of its own that is full after so many MiB, open to every user; null where we may not mount one. */
export function smallDisk(mebibytes: number): Readonly<{ folder: string; release(): void }> | null {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-small-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  if (status !== 0) {
    rmdirSync(folder);
    named('the right to mount', "a file system that is full; PostgreSQL's own error stands in for it");
    return null;
  }
  chmodSync(folder, 0o777);
  return {
    folder,
    release: () => {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}
