import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Queue from 'graphile-worker';
import { createDataSource } from './data-source';

/**
 * Brings the database up to date as its owner and gives `appRole` (an existing role) what it may do. Can be
 * run any number of times; several at once wait for each other.
 */
export async function migrate(ownerUrl: string, { appRole }: { appRole: string }): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(appRole))
    throw new Error(`the app role's name must be lower-case letters, digits and _: ${appRole}`);
  const db = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  const alone = db.createQueryRunner();
  try {
    await alone.query(`SELECT pg_advisory_lock(727263)`);
    await db.runMigrations({ transaction: 'all' });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- whoever does not migrate does not load it
    const { runMigrations } = require('graphile-worker') as typeof Queue;
    await runMigrations({ connectionString: ownerUrl });
    await alone.query(readFileSync(join(__dirname, 'grants.sql'), 'utf8').replaceAll(':app', appRole));
  } finally {
    await alone.release();
    await db.destroy();
  }
}
