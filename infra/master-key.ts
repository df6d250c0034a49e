import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that wraps the keys of the side store, 32 bytes in hex: `COBUILD_MASTER_KEY`, else one made once for a data folder
 * and kept in it, for its owner alone. Whoever loses it loses every name and text.
 */
export function masterKey(folder: string): string {
  if (process.env.COBUILD_MASTER_KEY) return process.env.COBUILD_MASTER_KEY;
  const file = join(folder, 'master.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
