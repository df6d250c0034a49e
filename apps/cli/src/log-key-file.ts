import { join } from 'node:path';
import { createDataSource, incarnation, keptFor } from '@cobuild/ledger';
import { dataRoot, type Profile } from '../../../infra/folders';

/** The file of the private key of the log that a profile's ledger goes into now: `COBUILD_LOG_KEY`, else its own. */
export async function logKeyFile(databaseUrl: string, profile: Profile): Promise<string> {
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  try {
    const first = process.env.COBUILD_LOG_KEY || join(dataRoot(), profile, 'log.key');
    return keptFor(first, await incarnation(db.manager));
  } finally {
    await db.destroy();
  }
}
