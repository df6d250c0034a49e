import { createDataSource, incarnation, keptFor } from '@cobuild/ledger';
import type { Profile } from '../../../infra/folders';
import { firstLogKey } from '../../../infra/log-settings';

/** The file of the private key of the log that a profile's ledger goes into now. */
export async function logKeyFile(databaseUrl: string, profile: Profile): Promise<string> {
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  try {
    return keptFor(firstLogKey(profile), await incarnation(db.manager));
  } finally {
    await db.destroy();
  }
}
