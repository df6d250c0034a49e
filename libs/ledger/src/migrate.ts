import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Queue from 'graphile-worker';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource } from './data-source';

/**
 * Brings the database up to date as its owner and gives `appRole` (an existing role) what it may do. Can be
 * run any number of times; several at once wait for each other.
 */
export async function migrate(ownerUrl: string, { appRole }: { appRole: string }): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(appRole))
    throw new Error(`the app role's name must be lower-case letters, digits and _: ${appRole}`);
  await migrated(ownerUrl, null, async (alone) => {
    await alone.query(readFileSync(join(__dirname, 'grants.sql'), 'utf8').replaceAll(':app', appRole));
  });
}

/**
 * Brings an empty database to the level at which exactly these migrations had run, without rights for the app role. Throws a sentence
 * when this version does not know one of them.
 */
export const migrateTo = (ownerUrl: string, names: readonly string[]): Promise<void> =>
  migrated(ownerUrl, new Set(names), () => Promise.resolve());

async function migrated(
  ownerUrl: string,
  only: ReadonlySet<string> | null,
  then: (alone: QueryRunner) => Promise<void>,
): Promise<void> {
  const db = createDataSource(ownerUrl, { poolSize: 2 });
  if (only) db.setOptions({ migrations: known(db, only) });
  await db.initialize();
  const alone = db.createQueryRunner();
  try {
    await alone.query(`SELECT pg_advisory_lock(727263)`);
    await db.runMigrations({ transaction: 'all' });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- whoever does not migrate does not load it
    const { runMigrations } = require('graphile-worker') as typeof Queue;
    await runMigrations({ connectionString: ownerUrl });
    await then(alone);
  } finally {
    await alone.release();
    await db.destroy();
  }
}

/** Those of the data source's migrations that bear these names. */
function known({ options }: DataSource, names: ReadonlySet<string>): (new () => MigrationInterface)[] {
  const all = (options.migrations ?? []) as (new () => MigrationInterface)[];
  const found = all.filter(({ name }) => names.has(name));
  const unknown = [...names].filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(
      `这个版本不认识数据库的变更 ${unknown.join('、')}：请换用较新的版本\n` +
        `this version does not know the migrations ${unknown.join(', ')}: use a newer one`,
    );
  return found;
}
