import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataRoot, type Profile } from './folders';
import { RESTORED } from './keys';

type Wish = Readonly<{ profile: Profile; database?: string; fresh?: boolean; clock?: string }>;

/**
 * What the sealer is told of a profile's public log, each database having its own; `COBUILD_LOG_ORIGIN` in our environment names
 * it. A fresh profile's log and key are deleted: a log begun anew under an old key would contradict what that key has signed.
 */
export function logSettings(data: string, { profile, database, fresh = false, clock = 'system' }: Wish) {
  const [folder, key] = [join(data, 'log'), join(data, database ? `log-${database}.key` : 'log.key')];
  const given = profile === 'main' && !database;
  if (fresh) for (const old of [folder, key, join(data, RESTORED)]) rmSync(old, { recursive: true, force: true });
  return {
    COBUILD_LOG: (given && process.env.COBUILD_LOG) || join(folder, database ?? 'cobuild'),
    COBUILD_LOG_KEY: (given && process.env.COBUILD_LOG_KEY) || key,
    // No witness has been told of a log that is begun anew each time.
    ...(fresh ? { COBUILD_WITNESSES: '' } : {}),
    COBUILD_LOG_ORIGIN:
      process.env.COBUILD_LOG_ORIGIN ??
      (database ? null : restoredOrigin(data)) ??
      `cobuild/${[profile, database ?? []].flat().join('/')}`,
    // A year that lasts a minute is sealed every second.
    COBUILD_SEAL_SECONDS: clock === 'system' ? '30' : '1',
  };
}

/** What a log is called that was restored into another profile than its own: its name is for ever. */
function restoredOrigin(data: string): string | null {
  const file = join(data, RESTORED);
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || null;
}

/** The published folder of a profile's log: `COBUILD_LOG`, else its own. */
export const logFolder = (profile: Profile): string =>
  process.env.COBUILD_LOG || join(dataRoot(), profile, 'log', 'cobuild');

/** The file of the private key of a profile's first log: `COBUILD_LOG_KEY`, else its own. */
export const firstLogKey = (profile: Profile): string =>
  process.env.COBUILD_LOG_KEY || join(dataRoot(), profile, 'log.key');
