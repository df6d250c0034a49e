import { createECDH, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that wraps the keys of the side store, 32 bytes in hex: `COBUILD_MASTER_KEY`, else one made once for a data folder
 * and kept in it, for its owner alone. Whoever loses it loses every name and text.
 */
export const masterKey = (folder: string): string =>
  process.env.COBUILD_MASTER_KEY || kept(join(folder, 'master.key'), () => randomBytes(32).toString('hex'));

/**
 * The private key by which browsers' push services know us (VAPID, P-256), 32 bytes in hex: `COBUILD_PUSH_KEY`, else kept like
 * the master key. Browsers subscribe to it; whoever loses it asks them all anew.
 */
export const pushKey = (folder: string): string =>
  process.env.COBUILD_PUSH_KEY ||
  kept(join(folder, 'push.key'), () => {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    return pair.getPrivateKey('hex').padStart(64, '0');
  });

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
