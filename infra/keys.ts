import { createECDH, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that wraps the keys of the side store, 32 bytes in hex: `COBUILD_MASTER_KEY`, else one made once for a data folder
 * and kept in it, for its owner alone. Whoever loses it loses every name and text. Throws a sentence where the ledger was restored and
 * its key was not: a new one would open nothing.
 */
export function masterKey(folder: string): string {
  const file = join(folder, 'master.key');
  if (!process.env.COBUILD_MASTER_KEY && !existsSync(file) && existsSync(join(folder, RESTORED)))
    throw new Error(
      `账本是从备份恢复的，缺主密钥：请先放回 ${file}，或设 COBUILD_MASTER_KEY\n` +
        `The ledger was restored from a backup without its master key: put ${file} back, or set COBUILD_MASTER_KEY`,
    );
  return process.env.COBUILD_MASTER_KEY || kept(file, () => randomBytes(32).toString('hex'));
}

/** A file that a restore leaves in the data folder: the name of its log. */
export const RESTORED = 'log.origin';

/**
 * The private key by which browsers' push services know us (VAPID, P-256), 32 bytes in hex: `COBUILD_PUSH_KEY`, else kept like
 * the master key. Browsers subscribe to it; whoever loses it asks them all anew.
 */
export const pushKey = (folder: string): string =>
  process.env.COBUILD_PUSH_KEY || kept(join(folder, 'push.key'), freshPushKey);

/** Whether the environment gives the master key or the log's key, so that the data folder need not hold them. */
export const keysAreGiven = (): boolean => Boolean(process.env.COBUILD_MASTER_KEY || process.env.COBUILD_LOG_KEY);

/** A new private key of P-256, 32 bytes in hex. */
export function freshPushKey(): string {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return pair.getPrivateKey('hex').padStart(64, '0');
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
